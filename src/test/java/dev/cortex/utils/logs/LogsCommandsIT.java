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
            + " printf 'bye\\033[2J\\007\\n'; echo INFO 1; echo INFO 2; echo WARN job 15 late; echo ERROR disk full";
    private static final List<String> TRACE =
            List.of("ERROR job 12 failed", "java.io.IOException: x", "\tat a.B.c(D.java:1)");

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
        assertThat(search("B.c").lines()).containsExactlyElementsOf(marked('|', TRACE));
    }

    @Test
    void theRestOfAnErrorThatIsWrittenSlowlyIsNoOtherErrorAndIsNotLeftOut() {
        String slow = containers.uniqueName("slow");
        containers.run(
                slow,
                "echo ERROR slow one >&2; printf '\\tat a.B.c(D.java:1)\\n' >&2; sleep 0.8; echo INFO meanwhile; sleep 0.1;"
                        + " printf '\\tat a.B.d(D.java:2)\\n' >&2; echo INFO later");
        Map<String, String> here = Map.of("DOCKER_HOST", containers.host());

        Cli.Result errors = Cli.run(here, "logs", "errors", "--services", slow, "--format", "json");
        Cli.Result export = Cli.run(here, "logs", "export", "--services", slow, "--level", "error", "--format", "text");
        Cli.Result search = Cli.run(here, "logs", "search", "slow", "--services", slow);

        assertThat(errors.out().split("\"fingerprint\"", -1)).as(errors.out()).hasSize(2);
        assertThat(export.out()).contains("slow one", "a.B.c", "a.B.d").doesNotContain("INFO");
        assertThat(search.out()).contains("slow one", "a.B.c", "a.B.d").doesNotContain("INFO");
    }

    @Test
    void matchesAreCounted() {
        assertThat(search("job 1[0-9]", "--count", "--level", "error")).isEqualTo("3\n");
        assertThat(search("no such text", "--count", "-C", "1")).isEqualTo("0\n");
    }

    @Test
    void caseIsIgnoredAndTextTakenAsItIsWhenAskedFor() {
        assertThat(search("DISK (full|empty)", "-i").lines()).containsExactly(name + " | ERROR disk full");
        assertThat(search("job 1.", "-F")).isEmpty();
    }

    @Test
    void eventsAroundAMatchAreMarkedAndShownWithoutControlCharacters() {
        assertThat(search("job 14", "-F", "-C", "1").lines())
                .containsExactly(name + " - ERROR job 13 failed", name + " | ERROR job 14 failed", name + " - bye");
    }

    @Test
    void aGapIsMarkedWhereEventsAreLeftOut() {
        assertThat(search("job 1[3-5]", "-A", "1").lines())
                .containsExactly(
                        name + " | ERROR job 13 failed",
                        name + " | ERROR job 14 failed",
                        name + " - bye",
                        "--",
                        name + " | WARN job 15 late",
                        name + " - ERROR disk full");
        assertThat(search("job 1[35]", "-B", "2").lines())
                .filteredOn(line -> !line.contains("- ") || line.equals("--"))
                .containsExactly(name + " | ERROR job 13 failed", "--", name + " | WARN job 15 late");
        assertThat(search("start|job 13", "-A", "1").lines()).doesNotContain("--");
    }

    @Test
    void matchesAreJsonLinesWhenAskedFor() {
        assertThat(search("job 15", "--format", "jsonl"))
                .contains("\"service\":\"" + name + "\",")
                .contains("\"level\":\"warn\",\"message\":\"job 15 late\",")
                .hasLineCount(1);
    }

    @Test
    void errorsOfOneKindAreCountedTogether() {
        assertThat(logs("errors", "--format", "csv").out().lines().toList().get(1))
                .startsWith("2," + name + ",error,")
                .endsWith(",job <*> failed,job 13 failed");
    }

    @Test
    void aTableShowsTheFirstLineOfASample() {
        assertThat(logs("errors").out().lines())
                .hasSize(5)
                .anyMatch(line -> line.matches(" +1  " + name + " .* job <\\*> failed \\| .*  job 12 failed"));
    }

    @Test
    void theNewestKindComesFirstWhenAskedFor() {
        assertThat(logs("errors", "--sort", "recent", "--format", "csv")
                        .out()
                        .lines()
                        .toList()
                        .get(1))
                .endsWith(",disk full,disk full");
    }

    @Test
    void everyErrorIsARowWhenAskedFor() {
        assertThat(logs("errors", "--ungrouped", "--format", "csv").out().lines())
                .hasSize(7)
                .startsWith("time,service,level,fingerprint,message")
                .anyMatch(line -> line.matches(".*Z," + name + ",error,v1:[0-9a-f]+,job 14 failed"));
        assertThat(logs("errors", "--ungrouped", "--level", "warn").out().lines())
                .hasSize(7);
    }

    @Test
    void onlyErrorsOfTheLastDayAreShownUnlessATimeIsGiven() {
        assertThat(logs("errors", "--until", "2h").out().lines()).hasSize(2);
        assertThat(logs("errors", "--since", "2024-01-01").out().lines()).hasSize(5);
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

    private String search(String... words) {
        List<String> arguments = new ArrayList<>(List.of("search"));
        arguments.addAll(List.of(words));
        return logs(arguments.toArray(String[]::new)).out();
    }

    private List<String> marked(char bar, List<String> lines) {
        return lines.stream().map(line -> name + ' ' + bar + ' ' + line).toList();
    }
}
