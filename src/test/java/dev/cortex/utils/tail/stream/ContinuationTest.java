package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.err;
import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.tail.source.LogSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuationTest {
    private static final LogSource SOURCE = new LogSource("id", "c", "web", "web", true, Instant.EPOCH);

    private final List<String> texts = new ArrayList<>();
    private final Reading<String> reading = new Reading<>(SOURCE, Texts::new);

    @Test
    void whatTheNewestRecordsDoNotReachBackToIsAGap() {
        reading.point().passed(out(5, "five"));
        Continuation<String> part = new Continuation<>(reading, this::outlet, false, line -> true);

        part.line(out(8, "eight"));
        part.line(out(9, "nine"));

        assertThat(part.leavesGap()).isTrue();
        assertThat(texts()).isEmpty();
    }

    @Test
    void aLineThatComesAgainProvesThatThereIsNoGap() {
        reading.point().passed(out(5, "five"));
        Continuation<String> part = new Continuation<>(reading, this::outlet, false, line -> true);

        part.line(out(5, "five"));
        part.line(out(8, "eight"));

        assertThat(part.leavesGap()).isFalse();
        assertThat(texts()).containsExactly("web eight");
    }

    @Test
    void whereAllWasAskedForThereIsNoGapThatCouldBeClosed() {
        reading.point().passed(out(5, "five"));
        Continuation<String> whole = new Continuation<>(reading, this::outlet, true, line -> true);

        whole.line(out(8, "eight"));

        assertThat(texts()).containsExactly("web eight");
    }

    @Test
    void recordsThatTheEngineSendsTwiceAreTakenOnce() {
        Continuation<String> lines = new Continuation<>(reading, this::outlet, true, line -> true);

        lines.line(out(1_001, "a"));
        lines.line(out(1_002, "b"));
        lines.line(out(1_001, "a"));
        lines.line(out(1_002, "b"));
        lines.line(err(1_002, "b"));
        lines.line(out(1_002, "c"));

        assertThat(texts()).containsExactlyInAnyOrder("web a", "web b", "web b", "web c");
    }

    @Test
    void whereNoNanosecondsAreKeptEqualLinesOfAMomentAreTwoLines() {
        Continuation<String> lines = new Continuation<>(reading, this::outlet, true, line -> true);

        lines.line(out(5_000, "same"));
        lines.line(out(5_000, "same"));

        assertThat(texts()).containsExactly("web same", "web same");
    }

    private List<String> texts() {
        reading.end(this::outlet);
        return texts;
    }

    private void outlet(Delivery<String> delivery) {
        if (delivery.item() != null) {
            texts.add(delivery.item());
        }
    }
}
