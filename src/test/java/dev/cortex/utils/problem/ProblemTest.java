package dev.cortex.utils.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.problem.Problem.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    /** As the README promises them to scripts. */
    @ParameterizedTest
    @CsvSource({"WRONG_USAGE, 2", "NOT_FOUND, 1", "REFUSED, 1", "IN_THE_WAY, 1", "UNREACHABLE, 3", "UNEXPECTED, 1"})
    void theExitCodeComesFromTheKind(Kind kind, int exitCode) {
        Problem problem = new Problem(kind, "no", null, null, null);

        assertThat(problem.exitCode().number()).isEqualTo(exitCode);
    }
}
