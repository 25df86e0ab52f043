package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say when there is no engine, or no sense in what was asked for: one line, and what to do. */
class LogsTroubleTest {
    private static final Map<String, String> NOWHERE = Map.of("DOCKER_HOST", "unix:///nonexistent/docker.sock");

    @ParameterizedTest
    @ValueSource(strings = {"search x", "errors", "export", "tail", "tail -f"})
    void noSocketIsSaidWithWhereItWasLookedForAndWhatToDo(String command) {
        Cli.Result result = logs(command);

        assertThat(result.err())
                .contains("unix:///nonexistent/docker.sock", "no socket there", "DOCKER_HOST")
                .hasLineCount(1);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"search x", "errors", "export", "tail"})
    void timesThatAreTheWrongWayRoundAreWrongUsage(String command) {
        Cli.Result result = logs(command + " --since 1h --until 2h");

        assertThat(result.err()).contains("--since", "is after --until").hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void whatIsFollowedHasNoEnd() {
        Cli.Result result = logs("tail -f --until 1h");

        assertThat(result.err()).contains("--follow", "--until").hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void fewerThanNoEventsAreWrongUsage() {
        Cli.Result result = logs("tail -n -1");

        assertThat(result.err()).contains("negative: -1").hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }

    private static Cli.Result logs(String command) {
        return Cli.run(
                NOWHERE,
                Stream.concat(Stream.of("logs"), Stream.of(command.split(" ", -1)))
                        .toArray(String[]::new));
    }
}
