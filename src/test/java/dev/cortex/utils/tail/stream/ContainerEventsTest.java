package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.err;
import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerEventsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<String> seen = new ArrayList<>();
    private final ContainerEvents<String> events =
            new ContainerEvents<>((event, context) -> seen.add(context + " " + event.text()));

    @Test
    void anEventHasTheContextOfItsFirstLine() {
        events.line(out(1, "ERROR x"), "1");
        events.line(out(2, "\tat a.B.c(D.java:1)"), "2");
        events.pause();

        assertThat(seen).containsExactly("1 ERROR x\n\tat a.B.c(D.java:1)");
    }

    @Test
    void linesOfTheOtherStreamDoNotBreakAnEventAndComeAfterIt() {
        events.line(err(1, "ERROR x"), "1");
        events.line(out(2, "INFO y"), "2");
        events.line(err(3, "\tat a.B.c(D.java:1)"), "3");
        events.line(out(4, "INFO z"), "4");
        assertThat(seen).isEmpty();
        events.pause();

        assertThat(seen).containsExactly("1 ERROR x\n\tat a.B.c(D.java:1)", "2 INFO y", "4 INFO z");
    }

    @Test
    void nothingWaitsForAStreamThatHasFallenSilent() {
        events.line(err(1, "ERROR x"), "1");
        events.line(out(2 * SECOND, "INFO y"), "2");
        events.line(out(2 * SECOND + 1, "INFO z"), "3");

        assertThat(seen).containsExactly("1 ERROR x", "2 INFO y");
    }

    @Test
    void theRestOfAnEventThatIsWrittenSlowlyComesWithItsContext() {
        events.line(out(1, "ERROR x"), "1");
        events.pause();
        events.pause();
        events.line(out(2 * SECOND, "\tat a.B.c(D.java:1)"), "2");
        events.line(out(2 * SECOND, "\tat a.B.d(D.java:2)"), "3");
        events.pause();
        events.line(out(3 * SECOND, "INFO y"), "4");
        events.pause();

        assertThat(seen).containsExactly("1 ERROR x", "1 \tat a.B.c(D.java:1)\n\tat a.B.d(D.java:2)", "4 INFO y");
    }

    @Test
    void nothingWaitsForAnEventOfWhichAllIsHandedOn() {
        events.line(err(1, "ERROR x"), "1");
        events.pause();
        events.line(out(2, "INFO y"), "2");
        events.line(out(3, "INFO z"), "3");

        assertThat(seen).containsExactly("1 ERROR x", "2 INFO y");
    }

    @Test
    void onlySoManyEventsWait() {
        events.line(err(1, "ERROR x"), "1");
        for (int i = 0; i < 2_000; i++) {
            events.line(out(2, "INFO y"), "2");
        }

        assertThat(seen).hasSizeGreaterThan(900).startsWith("1 ERROR x", "2 INFO y");
    }

    @Test
    void aBlankLineBelongsToTheOpenEventIfThereIsOne() {
        assertThat(events.line(out(1, ""), "1")).isNull();
        assertThat(events.line(out(2, "x"), "2")).isEqualTo("2");
        assertThat(events.line(out(3, ""), "3")).isEqualTo("2");
    }
}
