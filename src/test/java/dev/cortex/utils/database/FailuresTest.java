package dev.cortex.utils.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.Sources;
import dev.cortex.utils.problem.Problem.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private final Failures failures =
            new Failures(Config.load(new Sources(Map.of(), null, null, Map.of(), Path.of("/nonexistent")))
                    .postgres());

    @ParameterizedTest
    @CsvSource({
        "QX001, WRONG_USAGE",
        "QX002, REFUSED",
        "QX003, REFUSED",
        "QX004, NOT_FOUND",
        "42501, REFUSED",
        "25006, REFUSED",
        "23505, REFUSED",
        "40001, IN_THE_WAY",
        "40P01, IN_THE_WAY",
        "55P03, IN_THE_WAY",
        "57014, IN_THE_WAY",
        "53100, IN_THE_WAY",
        "53300, UNREACHABLE",
        "57P01, UNREACHABLE",
        "57P03, UNREACHABLE",
        "08006, UNREACHABLE",
        "28P01, UNREACHABLE"
    })
    void theStateSaysWhatCanBeDoneAboutIt(String state, Kind kind) {
        assertThat(failures.translate(new SQLException("no", state)).kind()).isEqualTo(kind);
    }

    @Test
    void whatIsNotOfTheDatabaseIsNotExpected() {
        assertThat(failures.translate(new IllegalStateException("no")).kind()).isEqualTo(Kind.UNEXPECTED);
    }
}
