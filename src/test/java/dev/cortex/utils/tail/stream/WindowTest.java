package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.err;
import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private final List<Long> passed = new ArrayList<>();
    private final Window window = new Window(line -> passed.add(line.epochNanos()));

    @Test
    void theFirstLineOfEachStreamMayBelongToAnEventThatBeganBefore() {
        window.line(out(1, "a"));
        window.line(err(2, "b"));
        window.line(out(3, "c"));

        assertThat(window.doubtful()).isEqualTo(2);
        assertThat(passed).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aStreamThatWasSilentForAWhileBeginsWithAnEventOfItsOwn() {
        for (int i = 0; i < Window.WHILE; i++) {
            window.line(out(i, "a"));
        }
        window.line(err(500, "b"));

        assertThat(window.doubtful()).isZero();
    }
}
