package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void anUnknownOptionIsWrongUsageInOneLineWithTheNearest() {
        Cli.Result result = Cli.run(Map.of(), "partitions", "list", "--formt", "json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'--formt'").contains("Did you mean --format?");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void anUnknownCommandIsWrongUsageWithTheNearest() {
        Cli.Result result = Cli.run(Map.of(), "partition", "list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Did you mean partitions?");
    }

    @Test
    void optionsOfAllCommandsAreTakenBeforeTheCommandToo() {
        Cli.Result result = Cli.run(Map.of(), "--host", "127.0.0.1", "--port", "1", "partitions", "list");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("127.0.0.1:1").contains("connection refused");
    }

    @Test
    void helpOfACommandShowsItsOwnOptionsAndWhereTheOthersAre() {
        Cli.Result result = Cli.run(Map.of(), "db", "migrate", "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("--scheduler")
                .contains("cortex-utils --help")
                .doesNotContain("--port");
    }
}
