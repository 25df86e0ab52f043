package dev.cortex.utils.logs.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void sinceAfterUntilIsWrongUsage() {
        assertThatThrownBy(() -> Range.since(NOON).until(NOON.minusNanos(1)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(problem.message()).contains("--since").contains("--until");
                });
    }

    @Test
    void oneMomentIsARange() {
        assertThat(Range.since(NOON).until(NOON).until()).contains(NOON);
    }

    @Test
    void fewerThanNoLinesIsWrongUsage() {
        assertThatThrownBy(() -> Range.last(-1)).isInstanceOf(Problem.class);
    }
}
