package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.TestEngine;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.source.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that refuses what it does a moment later. */
@Timeout(120)
class RefusalIT {
    private static final Duration ROUND = Duration.ofMinutes(10);

    private TestEngine containers;

    @BeforeEach
    void connect() {
        containers = TestEngine.here();
    }

    @AfterEach
    void remove() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void whoFollowsTriesAgain() throws IOException {
        String name = containers.uniqueName("steady");
        containers.run(name, "for i in 1 2 3 4 5; do echo line $i; sleep 0.1; done; sleep 600", "--detach");
        try (RefusingProxy proxy = new RefusingProxy(containers.host(), head -> head.contains("follow=1"), 2);
                DockerEngine engine = proxy.client();
                Following following = new Following(engine, Range.ALL, ROUND, name)) {
            Following.await(() -> following.texts().size() == 5 && proxy.passed() > 0);

            assertThat(following.texts())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 5)
                            .mapToObj(number -> name + " line " + number)
                            .toList());
            assertThat(following.notices()).containsExactly(name + ": Docker Engine: transient");
        }
    }

    @Test
    void wherePastWasNotAskedForNoneIsShownAfterARefusalEither() throws IOException {
        String name = containers.uniqueName("new");
        containers.run(name, "echo before; trap 'echo after; exit' USR1; while :; do sleep 0.05; done", "--detach");
        try (RefusingProxy proxy = new RefusingProxy(containers.host(), head -> head.contains("/logs?"), 2);
                DockerEngine engine = proxy.client();
                Following following = new Following(engine, Range.last(0), ROUND, name)) {
            Following.await(() -> proxy.passed() >= 2);
            containers.docker("kill", "--signal", "USR1", name);
            following.until(name + " after");

            assertThat(following.texts()).containsExactly(name + " after");
        }
    }

    @Test
    void aLogThatWasRefusedIsMissedAtTheEnd() throws IOException {
        String refused = containers.uniqueName("refused");
        String other = containers.uniqueName("other");
        String id = containers.run(refused, "echo lost");
        containers.run(other, "echo kept");
        List<String> texts = new ArrayList<>();
        try (RefusingProxy proxy = new RefusingProxy(containers.host(), head -> head.contains(id + "/logs?"), 9);
                DockerEngine engine = proxy.client()) {
            Past<String> past = new Past<>(engine, Texts::new, (about, text) -> {});

            assertThatThrownBy(() -> past.read(
                            new Services(List.of(refused, other), container -> false).choose(engine.containers()),
                            Range.ALL,
                            (source, text, cursor) -> texts.add(text)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED))
                    .hasMessageContaining("transient");
            assertThat(texts).containsExactly(other + " kept");
        }
    }
}
