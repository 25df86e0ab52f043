package dev.cortex.utils.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @TempDir
    private Path home = Path.of(".");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres:\\n  hots: x               | :2: unknown key postgres.hots",
                "postgress:\\n  host: x              | :1: unknown key postgress",
                "health:\\n  cheks: []               | :2: unknown key health.cheks",
                "postgres:\\n  host: [a, b]          | :2: postgres.host: expected a single value",
                "postgres:\\n  password: {hush: x}   | :2: postgres.password: expected a single value",
                "alerter:\\n  rules: hush            | :2: alerter.rules: expected a list",
                "logs:\\n  services: {a: b}          | :2: logs.services: expected a list, or text",
                "logs:\\n  services:\\n  - [a]       | :3: logs.services[0]: expected a single value",
                "postgres: x                         | :1: postgres: expected its keys",
                "- a                                 | :1: expected sections",
                "postgres:\\n  host: a\\n  host: b   | :3: not valid YAML: postgres.host is there twice",
                "postgres:\\n\\thost: x              | :2: not valid YAML",
                "postgres:\\n  host: x\\n---\\na: b  | :3: not valid YAML: a second document",
                "postgres:\\n  password: *hush       | :2: not valid YAML: postgres.password: no such alias",
                "postgres:\\n  password: &hush       | :2: not valid YAML: postgres.password: a value that begins with !",
                "postgres:\\n  password: !hush       | :2: not valid YAML: postgres.password: a value that begins with !",
                "postgres:\\n  password: !hush!hush  | :2: not valid YAML: a value that begins with !",
                "postgres: {password:hush}           | :1: unknown key postgres.password",
                "postgres:\\n  password:hush\\n  a: b | :3: not valid YAML",
                "postgres:\\n  user: a\\0b           | :2: not valid YAML: a control character",
                "a: &a {b: c}\\npostgres:\\n  <<: *a | :3: not valid YAML: keys are not merged",
                "? [a]\\n: b                         | :1: not valid YAML: expected the name of a key",
                "alerter:\\n  rules: &a [*a]         | :2: not valid YAML: alerter.rules[0]: no such alias",
                "postgres:\\n  port: many            | :2: postgres.port: 'many'"
            })
    void aBadFileIsRefusedWithItsLineAndWithoutItsSecrets(String content, String message) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        read(content.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0")))
                .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(problem -> assertThat(problem.message() + problem.hint())
                        .contains("utils.yaml" + message)
                        .doesNotContain("hush"));
    }

    @Test
    void aliasesThatGrowBeyondBoundsAreRefused() {
        StringBuilder bomb = new StringBuilder("health:\n  checks:\n  - &a0 [x]\n");
        for (int i = 1; i <= 16; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("  - &a%d [%s, %s, %s]\n".formatted(i, alias, alias, alias));
        }

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> read(bomb.toString()))
                .withMessageContaining("utils.yaml:11: not valid YAML: more than 10000 values");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> read("health:\n  checks:\n    " + "[".repeat(100_000)))
                .withMessageContaining("utils.yaml:3: not valid YAML: nested more than 50 levels deep");
    }

    @Test
    void servicesMayBeAList() throws IOException {
        assertThat(services("[triage, 'parse-*', \"${MORE}\"]", Map.of("MORE", "gmail-sync")))
                .containsExactly("triage", "parse-*", "gmail-sync");
        assertThat(services("\n  - no\n  - 0123", Map.of())).containsExactly("no", "0123");
        assertThat(services("[triage]", Map.of("CORTEX_LOG_SERVICES", "labeling")))
                .containsExactly("labeling");
    }

    @Test
    void aSettingIsAsItIsWritten() throws IOException {
        Config config = Home.config(home, "postgres: {database: no, user: 0123, password: 1e3}\n", Map.of());

        assertThat(config.postgres().database()).isEqualTo("no");
        assertThat(config.postgres().user()).isEqualTo("0123");
        assertThat(config.postgres().findPassword().map(Secret::reveal)).hasValue("1e3");
    }

    private Iterable<String> services(String yaml, Map<String, String> variables) throws IOException {
        return Home.config(home, "logs:\n  services: " + yaml + "\n", variables).logServices();
    }

    private void read(String yaml) throws IOException {
        Config config = Home.config(home, yaml, Map.of());
        config.postgres();
        config.logServices();
    }
}
