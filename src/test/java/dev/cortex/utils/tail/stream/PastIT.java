package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.TestEngine;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The past of real containers. */
@Timeout(120)
class PastIT {
    private final List<String> notices = new ArrayList<>();
    private TestEngine containers;
    private DockerEngine engine;

    @BeforeEach
    void connect() {
        containers = TestEngine.here();
        engine = containers.client();
    }

    @AfterEach
    void remove() {
        if (engine != null) {
            engine.close();
            containers.close();
        }
    }

    @Test
    void linesOfSeveralContainersComeInTheOrderOfTheirTimes() {
        String a = containers.uniqueName("a");
        String b = containers.uniqueName("b");
        String script = "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.05; done";
        containers.run(a, script, "--detach");
        containers.run(b, script, "--detach", "--tty");
        containers.docker("wait", a, b);
        List<Long> times = new ArrayList<>();
        List<String> texts = new ArrayList<>();

        entries().read(chosen(a, b), Range.ALL, (source, entry, cursor) -> {
            times.add(entry.epochNanos());
            texts.add(source.label() + " " + entry.event().text());
        });

        assertThat(times).isSorted();
        assertThat(texts)
                .hasSize(16)
                .containsSubsequence(a + " 1", a + " 2", a + " 8")
                .contains(b + " 1", b + " 8");
    }

    @Test
    void theNewestLinesAreCountedInLinesHoweverLongTheyAre() {
        String name = containers.uniqueName("last");
        containers.run(
                name, "echo first; for i in 1 2 3; do head -c 60000 /dev/zero | tr '\\0' x; echo; done; echo end");

        assertThat(texts(Range.last(2), name)).containsExactly(name + " " + "x".repeat(60_000), name + " end");
        assertThat(texts(Range.last(100), name)).hasSize(5);
        assertThat(texts(Range.last(0), name)).isEmpty();
    }

    @Test
    void theNewestLinesAreThoseBeforeTheEnd() {
        String name = containers.uniqueName("until");
        containers.run(name, "for i in 1 2 3 4 5; do echo $i; sleep 0.02; done");
        List<Instant> times = new ArrayList<>();
        entries().read(chosen(name), Range.ALL, (source, entry, cursor) -> times.add(entry.time()));

        Range range = new Range(Range.ALL.since(), Range.ALL.until(times.get(3)).until(), OptionalInt.of(2));

        assertThat(texts(range, name)).containsExactly(name + " 3", name + " 4");
    }

    @Test
    void historyThatRotationRemovedIsSaid() {
        String name = containers.uniqueName("rotated");
        containers.run(name, "echo begin", "--log-opt", "max-size=4k", "--log-opt", "max-file=2");
        Instant since = Instant.now();
        containers.docker("start", "--attach", name);
        containers.docker("rm", name);
        containers.run(
                name,
                "i=0; sleep 0.2; while [ $i -lt 300 ]; do i=$((i+1)); echo line $i; done",
                "--log-opt",
                "max-size=4k",
                "--log-opt",
                "max-file=2");
        Instant created = engine.inspect(name).created();

        List<String> texts = texts(Range.since(created.plusMillis(1)), name);

        assertThat(texts).doesNotContain(name + " line 1").last().isEqualTo(name + " line 300");
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("the oldest line available is of " + since.toString().substring(0, 4));
    }

    @Test
    void aLogThatCannotBeReadIsSaidAndTheOthersAreRead() {
        String none = containers.uniqueName("none");
        String other = containers.uniqueName("other");
        containers.run(none, "echo lost", "--log-driver", "none");
        containers.run(other, "echo kept");

        assertThat(texts(Range.ALL, none, other)).containsExactly(other + " kept");
        assertThat(notices).singleElement().asString().contains(none).contains("does not support reading");
    }

    @Test
    void aContainerThatIsRemovedMeanwhileIsSaid() {
        String name = containers.uniqueName("removed");
        containers.run(name, "echo lost");
        List<LogSource> chosen = chosen(name);
        containers.docker("rm", name);
        List<String> texts = new ArrayList<>();

        past().read(chosen, Range.ALL, (source, text, cursor) -> texts.add(text));

        assertThat(texts).isEmpty();
        assertThat(notices).singleElement().asString().contains("No such container");
    }

    @Test
    void aFailingSinkEndsTheReading() {
        String a = containers.uniqueName("a");
        String b = containers.uniqueName("b");
        containers.run(a, "seq 100000");
        containers.run(b, "seq 100000");
        IllegalStateException full = new IllegalStateException("disk full");

        assertThatThrownBy(() -> past().read(chosen(a, b), Range.ALL, (source, text, cursor) -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @Test
    void anUnknownServiceIsAnErrorThatListsTheKnownOnes() {
        String name = containers.uniqueName("known");
        containers.run(name, "exit 0");

        assertThatThrownBy(() -> chosen("no-such-service"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.hint().orElse("")).contains(name));
    }

    private Past<String> past() {
        return new Past<>(engine, Texts::new, (about, text) -> notices.add(about + ": " + text));
    }

    private Past<Entry> entries() {
        return new Past<>(engine, source -> new EventStage(event -> true), (about, text) -> notices.add(text));
    }

    private List<String> texts(Range range, String... names) {
        List<String> texts = new ArrayList<>();
        past().read(chosen(names), range, (source, text, cursor) -> texts.add(text));
        return texts;
    }

    private List<LogSource> chosen(String... names) {
        return new Services(List.of(names), container -> false).choose(engine.containers());
    }
}
