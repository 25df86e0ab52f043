package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.docker.TestEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The past of real containers, as {@code logs tail} shows it. */
@Timeout(120)
class LogsTailIT {
    private static final String TRACE =
            "printf 'ERROR job %s failed\\njava.io.IOException: x\\n\\tat a.B.c(D.java:1)\\n'; ";
    private TestEngine containers;
    private String prefix = "";
    private String a = "";
    private String b = "";

    @BeforeEach
    void connect() {
        containers = TestEngine.here();
        prefix = containers.uniqueName("");
        a = prefix + "a";
        b = prefix + "longer";
    }

    @AfterEach
    void remove() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void eventsOfSeveralContainersAreAlignedAndInTheOrderOfTheirTimes() {
        containers.run(a, "echo first");
        containers.run(b, "echo second");
        containers.docker("start", "--attach", a);

        assertThat(tail().out().lines()).containsExactly(a + "      | first", b + " | second", a + "      | first");
    }

    @Test
    void theLastEventsOfEachContainerAreWholeStackTraces() {
        containers.run(a, TRACE.formatted(1) + TRACE.formatted(2) + "echo INFO done");

        assertThat(tail("-n", "2").out().lines())
                .containsExactly(
                        a + " | ERROR job 2 failed",
                        a + " | java.io.IOException: x",
                        a + " | \tat a.B.c(D.java:1)",
                        a + " | INFO done");
    }

    @Test
    void theLastEventsAreThoseThatAreAskedForHoweverFarBack() {
        containers.run(a, TRACE.formatted(1) + "seq -f 'INFO %.0f' 5000; echo WARN slow; seq -f 'INFO %.0f' 500");

        assertThat(tail("-n", "1", "--level", "error").out().lines())
                .containsExactly(
                        a + " | ERROR job 1 failed", a + " | java.io.IOException: x", a + " | \tat a.B.c(D.java:1)");
    }

    @Test
    void withoutATimeTheLastHundredAreShownAndWithOneAll() {
        containers.run(a, "seq 300");

        assertThat(tail().out().lines()).hasSize(100).startsWith(a + " | 201");
        assertThat(tail("--since", "1h").out().lines()).hasSize(300);
    }

    @Test
    void eventsOfBothStreamsAreInTheOrderOfTheirTimes() {
        containers.run(a, TRACE.formatted(1).replace("; ", " >&2; ") + "sleep 0.02; echo one; sleep 0.02; echo two");

        assertThat(tail().out().lines())
                .containsExactly(
                        a + " | ERROR job 1 failed",
                        a + " | java.io.IOException: x",
                        a + " | \tat a.B.c(D.java:1)",
                        a + " | one",
                        a + " | two");
    }

    @Test
    void patternsChooseAndExclude() {
        containers.run(a, "echo job 1 begins; echo job 1 ends; echo job 2 begins; echo idle");

        assertThat(tail("--grep", "job [0-9]", "--exclude", "ends|2").out().lines())
                .containsExactly(a + " | job 1 begins");
    }

    @Test
    void timesAreShownWhenAskedFor() {
        containers.run(a, "echo x");

        assertThat(tail("--timestamps").out())
                .matches(a + " \\| \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z x\n");
    }

    @Test
    void jsonLinesHaveEveryField() {
        containers.run(
                a,
                "echo '{\"level\":\"warn\",\"msg\":\"slow\",\"ms\":7}' >&2",
                "--label",
                "com.docker.compose.service=w");

        assertThat(tail("--format", "jsonl").out())
                .matches(
                        "\\{\"time\":\"[^\"]+Z\",\"service\":\"w\",\"container\":\"" + a
                                + "\",\"stream\":\"stderr\",\"level\":\"warn\",\"message\":\"slow\","
                                + "\"fields\":\\{\"level\":\"warn\",\"msg\":\"slow\",\"ms\":7},\"fingerprint\":\"v1:[0-9a-f]+\"}\n");
    }

    @Test
    void rawIsWhatWasWritten() {
        containers.run(a, "printf 'ERROR \\033[1mx\\033[0m\\n\\tat a.B.c(D.java:1)\\n\\nINFO y\\n'");

        assertThat(tail("--format", "raw", "--level", "error").out())
                .isEqualTo("ERROR \033[1mx\033[0m\n\tat a.B.c(D.java:1)\n\n");
    }

    @Test
    void noFormatLetsATerminalObeyALog() {
        containers.run(a, "printf 'x\\033[2J\\007\\033]0;title\\007\\202\\n'");

        for (String format : List.of("text", "jsonl", "raw")) {
            assertThat(onATerminal(Map.of("NO_COLOR", "1"), "--format", format).out())
                    .contains("x")
                    .matches("[\\P{Cntrl}\n]*");
        }
    }

    @Test
    void aTerminalShowsServicesLevelsAndMatchesInColour() {
        containers.run(a, "echo ERROR job 1 failed");
        containers.run(b, "echo fine");

        List<String> lines =
                onATerminal(Map.of(), "--grep", "job|fine").out().lines().toList();

        assertThat(lines.get(0))
                .matches(
                        "\033\\[\\d+m" + a + " +\\|\033\\[0m \033\\[31mERROR \033\\[7mjob\033\\[27m 1 failed\033\\[0m");
        assertThat(lines.get(1)).matches("\033\\[\\d+m" + b + " \\|\033\\[0m \033\\[7mfine\033\\[27m");
        assertThat(lines.get(0).substring(0, 5)).isNotEqualTo(lines.get(1).substring(0, 5));
    }

    @Test
    void noColourIsShownWhereNoneIsWelcome() {
        containers.run(a, "echo ERROR x");

        assertThat(onATerminal(Map.of("NO_COLOR", "1")).out()).isEqualTo(a + " | ERROR x\n");
        assertThat(tail().out()).isEqualTo(a + " | ERROR x\n");
    }

    @Test
    void aContainerWithATerminalIsReadToo() {
        containers.run(a, "printf '\\033[33mWARN\\033[0m x\\n'", "--tty");

        assertThat(tail("--level", "warn").out()).isEqualTo(a + " | WARN x\n");
    }

    @Test
    void aLineThatIsTooLongIsCutAndMarked() {
        containers.run(a, "head -c 2000000 /dev/zero | tr '\\0' x; echo; echo next");

        List<String> lines = tail().out().lines().toList();

        assertThat(lines.get(0))
                .startsWith(a + " | xxx")
                .endsWith("x [truncated]")
                .hasSizeLessThan(300_000);
        assertThat(lines).last().isEqualTo(a + " | next");
    }

    @Test
    void whatRotationRemovedIsSaid() {
        containers.run(a, "sleep 1.2; seq 2000", "--log-opt", "max-size=4k", "--log-opt", "max-file=2");
        String created = containers
                .docker("inspect", "--format", "{{.State.StartedAt}}", a)
                .strip();

        Cli.Result result = tail("--since", created);

        assertThat(result.out().lines()).last().isEqualTo(a + " | 2000");
        assertThat(result.err())
                .startsWith(a + ": the oldest line available is of ")
                .contains("older ones may have been removed (json-file keeps ");
    }

    @Test
    void ourOwnContainersAreLeftOutUnlessNamed() {
        containers.run(a, "echo " + a);
        containers.run(b, "echo " + b, "--label", "dev.cortex.utils=true");
        Map<String, String> engine = Map.of("DOCKER_HOST", containers.host());

        assertThat(Cli.run(engine, arguments("-n", "1", "--format", "raw"))
                        .out()
                        .lines())
                .contains(a)
                .doesNotContain(b);
        assertThat(tail("-n", "1", "--format", "raw").out().lines()).contains(a, b);
    }

    @Test
    void anUnknownServiceIsAnErrorThatListsTheKnownOnes() {
        containers.run(a, "echo x");

        Cli.Result result = tail("--services", "no-such-service");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("no container is called no-such-service. There are: ")
                .contains(a);
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        Cli.Result result = tail("--since", "1h", "--until", "2h");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--since (").contains(") is after --until (");
    }

    @Test
    void followingHasNoEnd() {
        containers.run(a, "echo x");

        assertThat(tail("-f", "--until", "1s").code()).isEqualTo(2);
    }

    @Test
    void aBadPatternIsRefusedWithItsPosition() {
        Cli.Result result = tail("--exclude", "a[b");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("bad pattern 'a[b' at character ");
    }

    private Cli.Result tail(String... options) {
        return Cli.run(variables(Map.of()), arguments(options));
    }

    private Cli.Result onATerminal(Map<String, String> more, String... options) {
        return Cli.answering("", variables(more), arguments(options));
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("DOCKER_HOST", containers.host());
        variables.put("CORTEX_LOG_SERVICES", prefix + "*");
        return variables;
    }

    private static String[] arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("logs", "tail"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }
}
