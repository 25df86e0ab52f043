package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.err;
import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerEventsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<String> seen = new ArrayList<>();
    private final ContainerEvents events = new ContainerEvents(
            new ResumePoint(),
            false,
            entry -> seen.add(entry.epochNanos()
                    + (entry.rest() ? " … " : " ")
                    + entry.event().text()));

    @Test
    void anEventHasTheTimeOfItsFirstLine() {
        events.line(out(1, "ERROR x"));
        events.line(out(2, "\tat a.B.c(D.java:1)"));
        events.pause();

        assertThat(seen).containsExactly("1 ERROR x\n\tat a.B.c(D.java:1)");
    }

    @Test
    void linesOfTheOtherStreamDoNotBreakAnEventAndComeAfterIt() {
        events.line(err(1, "ERROR x"));
        events.line(out(2, "INFO y"));
        events.line(err(3, "\tat a.B.c(D.java:1)"));
        events.line(out(4, "INFO z"));
        assertThat(seen).isEmpty();
        events.pause();

        assertThat(seen).containsExactly("1 ERROR x\n\tat a.B.c(D.java:1)", "2 INFO y", "4 INFO z");
    }

    @Test
    void nothingWaitsForAStreamThatHasFallenSilent() {
        events.line(err(1, "ERROR x"));
        events.line(out(2 * SECOND, "INFO y"));
        events.line(out(2 * SECOND + 1, "INFO z"));

        assertThat(seen).containsExactly("1 ERROR x", 2 * SECOND + " INFO y");
    }

    @Test
    void theRestOfAnEventThatIsWrittenSlowlyComesAsSuch() {
        events.line(out(1, "ERROR x"));
        events.pause();
        events.pause();
        events.line(out(2 * SECOND, "\tat a.B.c(D.java:1)"));
        events.line(out(2 * SECOND, "\tat a.B.d(D.java:2)"));
        events.pause();
        events.line(out(3 * SECOND, "INFO y"));
        events.pause();

        assertThat(seen)
                .containsExactly("1 ERROR x", "1 … \tat a.B.c(D.java:1)\n\tat a.B.d(D.java:2)", 3 * SECOND + " INFO y");
    }

    @Test
    void nothingWaitsForAnEventOfWhichAllIsHandedOn() {
        events.line(err(1, "ERROR x"));
        events.pause();
        events.line(out(2, "INFO y"));
        events.line(out(3, "INFO z"));

        assertThat(seen).containsExactly("1 ERROR x", "2 INFO y");
    }

    @Test
    void onlySoManyEventsWait() {
        events.line(err(1, "ERROR x"));
        for (int i = 0; i < 2_000; i++) {
            events.line(out(2, "INFO y"));
        }

        assertThat(seen).hasSizeGreaterThan(900).startsWith("1 ERROR x", "2 INFO y");
    }

    @Test
    void bytesAreThoseOfTheLinesAndOfBlankOnesInAnEvent() {
        List<String> bytes = new ArrayList<>();
        ContainerEvents raw = new ContainerEvents(
                new ResumePoint(), true, entry -> bytes.add(new String(entry.bytes(), StandardCharsets.UTF_8)));

        raw.line(out(1, ""));
        raw.line(out(2, "x\r"));
        raw.line(out(3, ""));
        raw.pause();
        raw.line(out(4, "\tat a.B.c(D.java:1)"));
        raw.line(out(5, "y"));
        raw.pause();

        assertThat(bytes).containsExactly("x\r\n\n", "\tat a.B.c(D.java:1)\n", "y\n");
    }

    @Test
    void theCursorStandsBeforeAnEventThatMayStillGrow() {
        events.line(out(1, "INFO x"));
        events.line(out(2, "ERROR y"));
        events.line(out(3, "\tat a.B.c(D.java:1)"));

        assertThat(seen).containsExactly("1 INFO x");
        assertThat(events.cursor("id")).hasToString("v1:id:1+1:-:2");
    }

    @Test
    void theCursorStandsBehindWhatWasHandedOnAndWhatNoEventWasMadeOf() {
        events.line(out(1, "INFO x"));
        events.line(out(1, ""));
        events.line(err(1, "INFO x"));
        events.line(out(2, ""));
        events.pause();

        assertThat(events.cursor("id")).hasToString("v1:id:2+1:1+1:2");
    }

    @Test
    void theCursorStandsBeforeWhatWaitsForTheOtherStream() {
        events.line(err(1, "ERROR x"));
        events.line(out(2, "INFO y"));
        events.line(out(3, "INFO z"));

        assertThat(seen).isEmpty();
        assertThat(events.cursor("id")).hasToString("v1:id:-:-:1");
    }

    @Test
    void theCursorRemembersHowOldIsWhatWaits() {
        events.line(err(10, "ERROR slow"));
        for (int i = 0; i < 100; i++) {
            events.line(out(11 + i * SECOND / 4, "INFO y"));
            events.line(err(12 + i * SECOND / 4, "\tat a.B.c(D.java:1)"));
        }

        assertThat(seen).isEmpty();
        assertThat(events.cursor("id")).hasToString("v1:id:-:-:10");
    }

    @Test
    void theCursorStandsBeforeTheRestOfAnEvent() {
        events.line(out(1, "ERROR x"));
        events.pause();
        events.line(out(2, "\tat a.B.c(D.java:1)"));
        assertThat(events.cursor("id")).hasToString("v1:id:1+1:-:2");
        events.pause();

        assertThat(events.cursor("id")).hasToString("v1:id:2+1:-:2");
    }
}
