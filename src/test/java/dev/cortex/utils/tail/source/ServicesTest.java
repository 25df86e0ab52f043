package dev.cortex.utils.tail.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.docker.Container;
import dev.cortex.utils.docker.Health;
import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
    private static final Container SYNC = container("a1", "cortex-gmail-sync", Map.of());
    private static final Container TRIAGE_1 = replica("b1", "cortex-triage-1", "1");
    private static final Container TRIAGE_2 = replica("b2", "cortex-triage-2", "2");
    private static final Container DATABASE = container("c1", "postgres", Map.of());
    private static final Container ALERTER = container("d1", "cortex-alerter", Map.of(OwnContainer.LABEL, "toolkit"));
    private static final List<Container> ALL = List.of(SYNC, TRIAGE_1, TRIAGE_2, DATABASE, ALERTER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gmail-sync        | gmail-sync",
                "cortex-gmail-sync | gmail-sync",
                "triage            | triage triage-2",
                "cortex-triage-2   | triage-2",
                "triage-*          | triage triage-2",
                "*sync             | gmail-sync",
                "postgre?          | postgres",
                "alerter           | alerter",
                "b10000000000      | triage"
            })
    void aServiceIsCalledByManyNames(String name, String labels) {
        assertThat(labels(name)).containsExactly(labels.split(" "));
    }

    @Test
    void severalNamesAddUp() {
        assertThat(labels("postgres", " gmail-sync ", "")).containsExactly("gmail-sync", "postgres");
    }

    @Test
    void withoutNamesItIsAllButOurOwn() {
        assertThat(labels()).containsExactly("gmail-sync", "postgres", "triage", "triage-2");
    }

    @Test
    void charactersThatMeanSomethingInARegexMeanThemselves() {
        assertThatThrownBy(() -> labels("gmail.sync")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> labels("(")).isInstanceOf(Problem.class);
    }

    @Test
    void anUnknownNameIsAnErrorThatListsWhatThereIs() {
        assertThatThrownBy(() -> labels("tirage", "postgres", "x*")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.message()).isEqualTo("no container is called tirage, x*");
            assertThat(problem.hint()).contains("There are: alerter, gmail-sync, postgres, triage.");
            assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
        });
    }

    @Test
    void whoFollowsIsContentWithNone() {
        assertThat(services("tirage").among(ALL)).isEmpty();
    }

    private static List<String> labels(String... names) {
        return services(names).choose(ALL).stream().map(LogSource::label).toList();
    }

    private static Services services(String... names) {
        return new Services(List.of(names), OwnContainer.of("", "", ""));
    }

    private static Container replica(String id, String name, String number) {
        return container(
                id,
                name,
                Map.of("com.docker.compose.service", "triage", "com.docker.compose.container-number", number));
    }

    private static Container container(String id, String name, Map<String, String> labels) {
        return new Container(id + "0".repeat(64 - id.length()), name, labels, true, Health.NONE, Instant.EPOCH);
    }
}
