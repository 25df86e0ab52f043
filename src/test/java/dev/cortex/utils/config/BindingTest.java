package dev.cortex.utils.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    enum Severity {
        WARNING,
        CRITICAL
    }

    record Window(Duration length) {
        Window {
            if (length.isZero()) {
                throw new IllegalArgumentException("must not be empty");
            }
        }
    }

    record Rule(
            String pattern,
            Severity severity,
            @Nullable Duration cooldown,
            @Nullable Integer atLeast,
            @Nullable Boolean once,
            @Nullable Window window,
            @Nullable Secret webhook,
            @Nullable Map<String, String> labels) {
        Rule {
            if (cooldown != null && cooldown.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("cooldown: must be at least 1m");
            }
            if (pattern.isEmpty()) {
                throw new IllegalArgumentException("a rule has to look for something");
            }
        }
    }

    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};

    private static final String FIRST = "alerter:\n  rules:\n    - {pattern: a, severity: warning}\n";

    @TempDir
    private Path home = Path.of(".");

    @Test
    void aSectionBecomesTheRecordsOfItsOwner() throws IOException {
        List<Rule> rules = rules("""
                alerter:
                  discord_webhook_url: https://d/x
                  rules:
                    - pattern: timeout
                      severity: critical
                      cooldown: 1h30m
                      at_least: 5
                      once: true
                      window: {length: 90s}
                      webhook: https://d/hush
                      labels: {team: mail, on: call}
                    - {pattern: '${WORD:-again}', severity: '${SEVERITY}'}
                """, Map.of("SEVERITY", "warning"));

        assertThat(rules.get(0))
                .returns("timeout", Rule::pattern)
                .returns(Severity.CRITICAL, Rule::severity)
                .returns(Duration.ofMinutes(90), Rule::cooldown)
                .returns(5, Rule::atLeast)
                .returns(true, Rule::once)
                .returns(new Window(Duration.ofSeconds(90)), Rule::window)
                .returns(Map.of("team", "mail", "on", "call"), Rule::labels);
        assertThat(rules.get(1)).isEqualTo(new Rule("again", Severity.WARNING, null, null, null, null, null, null));
        assertThat(rules.toString()).doesNotContain("hush");
    }

    @Test
    void nothingThereIsNothing() throws IOException {
        assertThat(Home.config(home, "health:\n  checks:\n", Map.of()).bind(Setting.HEALTH_CHECKS, RULES))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no,no", "off,off", "0123,0123", "1.50,1.50", "true,true", "'''null''',null", "2024-12-01,2024-12-01"})
    void whereTextIsWantedItIsAsItIsWritten(String written, String text) throws IOException {
        List<Rule> rules = rules("alerter:\n  rules:\n    - {severity: warning, pattern: " + written + "}\n", Map.of());

        assertThat(rules.get(0).pattern()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{pattern: hush, severty: warning}              | unknown key alerter.rules[1].severty | Did you mean severity?",
                "{pattern: hush, severity: warning, x: hush}    | unknown key alerter.rules[1].x | Known keys: pattern, severity, cooldown, at_least",
                "{pattern: hush, severity: hush}                | alerter.rules[1].severity: expected one of warning, critical | ",
                "{pattern: hush}                                | alerter.rules[1].severity is missing | ",
                "{pattern: , severity: warning}                 | alerter.rules[1].pattern is missing | ",
                "{pattern: '${X:-}', severity: warning}         | alerter.rules[1].pattern is missing | ",
                "{pattern: '', severity: warning}               | alerter.rules[1]: a rule has to look for something | ",
                "{pattern: ['hush'], severity: warning}         | alerter.rules[1].pattern: expected a single value | ",
                "{pattern: a, severity: 1}                      | alerter.rules[1].severity: expected one of | ",
                "{pattern: a, severity: warning, at_least: hush} | alerter.rules[1].at_least: expected a whole number | ",
                "{pattern: a, severity: warning, at_least: 1.5} | alerter.rules[1].at_least: expected a whole number | ",
                "{pattern: a, severity: warning, at_least: ''}  | alerter.rules[1].at_least: expected a whole number | ",
                "{pattern: a, severity: warning, once: hush}    | alerter.rules[1].once: expected true or false | ",
                "{pattern: a, severity: warning, labels: hush}  | alerter.rules[1].labels: expected keys | ",
                "{pattern: a, severity: warning, window: hush}  | alerter.rules[1].window: expected keys | ",
                "{pattern: a, severity: warning, webhook: {hush: hush}} | alerter.rules[1].webhook: expected a single value | ",
                "{pattern: a, severity: warning, window: {length: 0s}} | alerter.rules[1].window: must not be empty | ",
                "{pattern: a, severity: warning, cooldown: 1s}  | alerter.rules[1].cooldown: must be at least 1m | ",
                "{pattern: a, severity: warning, cooldown: soon} | alerter.rules[1].cooldown: 'soon' is not a duration | ",
                "text                                           | alerter.rules[1]: expected keys | ",
                "                                               | alerter.rules[1] is empty | ",
                "{pattern: '${UNSET}', severity: warning}       | the environment variable UNSET is not set | "
            })
    void whatDoesNotFitIsRefusedByFileLineAndKey(@Nullable String rule, String message, @Nullable String hint)
            throws IOException {
        Config config = config(FIRST + "    - " + (rule == null ? "" : rule) + "\n", Map.of());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> config.bind(Setting.ALERTER_RULES, RULES))
                .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(problem -> assertThat(problem.message() + problem.hint())
                        .contains("utils.yaml:4: " + message)
                        .contains(hint == null ? "" : hint)
                        .doesNotContain("hush"));
    }

    @Test
    void theLineIsThatOfTheKeyAlsoInABlock() throws IOException {
        Config config = config(FIRST + "    - pattern: a\n      severity: warning\n\n      cooldown: 1s\n", Map.of());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> config.bind(Setting.ALERTER_RULES, RULES))
                .withMessageContaining("utils.yaml:7: alerter.rules[1].cooldown: must be");
    }

    @Test
    void anAliasStandsForWhatItNames() throws IOException {
        assertThat(rules(FIRST.replace("- {", "- &rule {") + "    - *rule\n", Map.of()))
                .hasSize(2)
                .satisfies(rules -> assertThat(rules.get(1)).isEqualTo(rules.get(0)));
    }

    private List<Rule> rules(String yaml, Map<String, String> variables) throws IOException {
        return config(yaml, variables).bind(Setting.ALERTER_RULES, RULES).orElseThrow();
    }

    private Config config(String yaml, Map<String, String> variables) throws IOException {
        return Home.config(home, yaml, variables);
    }
}
