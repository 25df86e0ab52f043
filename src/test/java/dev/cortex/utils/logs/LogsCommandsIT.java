package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.docker.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands, against real containers. */
@Timeout(120)
class LogsCommandsIT {
    private static final String SCRIPT = "echo INFO start; echo ERROR job 12 failed; echo java.io.IOException: x;"
            + " printf '\\tat a.B.c(D.java:1)\\n'; echo ERROR job 13 failed; echo ERROR job 14 failed;"
            + " printf 'bye\\033[2J\\007\\n'";
    private TestEngine containers;
    private String name = "";

    @BeforeEach
    void start() {
        containers = TestEngine.here();
        name = containers.uniqueName("commands");
        containers.run(name, SCRIPT);
    }

    @AfterEach
    void remove() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void aMatchIsShownWithItsStackTrace() {
        assertThat(logs("search", "job 12").out().lines())
                .containsExactly(name + " | ERROR job 12 failed", "java.io.IOException: x", "\tat a.B.c(D.java:1)");
    }

    @Test
    void matchesAreCounted() {
        assertThat(logs("search", "job 1[0-9]", "--count", "--level", "error").out())
                .isEqualTo("3\n");
    }

    @Test
    void eventsAroundAMatchAreShownWithoutControlCharacters() {
        assertThat(logs("search", "-F", "job 14", "-C", "1").out().lines())
                .containsExactly(name + " | ERROR job 13 failed", name + " | ERROR job 14 failed", name + " | bye");
    }

    @Test
    void errorsOfOneKindAreCountedTogether() {
        assertThat(logs("errors", "--format", "csv").out().lines())
                .anyMatch(line -> line.startsWith("2," + name + ",error,") && line.contains("job <*> failed"));
    }

    @Test
    void aBadPatternIsRefusedWithItsPosition() {
        Cli.Result result = logs("search", "a(b");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("bad pattern 'a(b' at character 3");
    }

    private Cli.Result logs(String... words) {
        List<String> arguments = new ArrayList<>(List.of("logs"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--services", name));
        return Cli.run(Map.of("DOCKER_HOST", containers.host()), arguments.toArray(String[]::new));
    }
}
