package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cortex.utils.docker.DockerException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a real engine's logs look on this side. */
@Timeout(120)
class EngineIT {
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
    void containersAreListedRunningOrNot() {
        String stopped = containers.uniqueName("stopped");
        String running = containers.uniqueName("running");
        containers.run(stopped, "exit 0", "--label", "com.docker.compose.service=web");
        containers.run(running, "sleep 600", "--detach");

        List<Container> all = engine.containers();

        assertThat(all).filteredOn(Container::name, stopped).singleElement().satisfies(container -> {
            assertThat(container.running()).isFalse();
            assertThat(container.composeService()).isEqualTo("web");
            assertThat(container.id()).hasSize(64);
        });
        assertThat(all).filteredOn(Container::name, running).singleElement().matches(Container::running);
    }

    @Test
    void bothStreamsAreTold() throws IOException {
        String name = containers.uniqueName("streams");
        containers.run(name, "echo one; sleep 0.1; echo two >&2");

        assertThat(texts(name, LogQuery.ALL)).containsExactly("out one", "err two");
    }

    @Test
    void aTerminalsLogHasNoFramesAndNoCarriageReturns() throws IOException {
        String name = containers.uniqueName("tty");
        containers.run(name, "echo one; echo two >&2; printf 'prompt> '", "--tty");

        assertThat(engine.inspect(name).tty()).isTrue();
        assertThat(texts(name, LogQuery.ALL)).containsExactly("out one", "out two", "out prompt> ");
    }

    @Test
    void aTerminalsPromptIsNotGluedToTheNextStart() throws IOException {
        String name = containers.uniqueName("prompt");
        containers.run(name, "printf 'prompt> '", "--tty");
        containers.docker("start", "--attach", name);

        assertThat(texts(name, LogQuery.ALL)).containsExactly("out prompt> ", "out prompt> ");
    }

    @Test
    void longLinesAreWholeWithAndWithoutATerminal() throws IOException {
        String script = "head -c 100000 /dev/zero | tr '\\0' x; echo; echo next";
        String plain = containers.uniqueName("long");
        String tty = containers.uniqueName("longtty");
        containers.run(plain, script);
        containers.run(tty, script, "--tty");

        assertThat(texts(plain, LogQuery.ALL)).containsExactly("out " + "x".repeat(100_000), "out next");
        assertThat(texts(tty, LogQuery.ALL)).containsExactly("out " + "x".repeat(100_000), "out next");
    }

    @Test
    void aLineOfManyMegabytesIsCutAndMarked() throws IOException {
        String name = containers.uniqueName("huge");
        containers.run(name, "head -c 20000000 /dev/zero | tr '\\0' x; echo; echo next", "--detach");
        containers.docker("wait", name);
        List<Integer> lengths = new ArrayList<>();

        read(name, LogQuery.ALL, line -> lengths.add(line.isTruncated() ? -line.length() : line.length()));

        assertThat(lengths).containsExactly(-DockerEngine.LONGEST_LINE, 4);
    }

    @Test
    void theLastLineNeedsNoNewlineAndIsNotGluedToTheNextStart() throws IOException {
        String name = containers.uniqueName("unfinished");
        containers.run(name, "echo begun; printf unfinished");
        containers.docker("start", "--attach", name);

        assertThat(texts(name, LogQuery.ALL))
                .containsExactly("out begun", "out unfinished", "out begun", "out unfinished");
    }

    @Test
    void bytesThatAreNoTextDoNotStopTheReading() throws IOException {
        String name = containers.uniqueName("binary");
        containers.run(name, "head -c 5000 /dev/urandom | tr -d '\\n'; echo; echo after");

        assertThat(texts(name, LogQuery.ALL)).hasSize(2).last().isEqualTo("out after");
    }

    @Test
    void sinceAndUntilAreInclusiveToTheNanosecond() throws IOException {
        String name = containers.uniqueName("times");
        containers.run(name, "for i in 1 2 3 4 5; do echo $i; sleep 0.02; done");
        List<Instant> times = new ArrayList<>();
        read(name, LogQuery.ALL, line -> times.add(Instant.ofEpochSecond(0, line.epochNanos())));

        assertThat(texts(name, LogQuery.ALL.since(times.get(1)).until(times.get(3))))
                .containsExactly("out 2", "out 3", "out 4");
        assertThat(texts(
                        name,
                        LogQuery.ALL
                                .since(times.get(1).plusNanos(1))
                                .until(times.get(3).minusNanos(1))))
                .containsExactly("out 3");
    }

    @Test
    void tailCountsBeforeSinceDoes() throws IOException {
        String name = containers.uniqueName("tail");
        containers.run(name, "for i in 1 2 3 4 5; do echo $i; done");

        assertThat(texts(name, LogQuery.ALL.tail(2))).containsExactly("out 4", "out 5");
        assertThat(texts(name, LogQuery.ALL.tail(0))).isEmpty();
        assertThat(texts(name, LogQuery.ALL.tail(2).until(Instant.EPOCH.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void aDriverThatKeepsNothingIsSaidSo() {
        String name = containers.uniqueName("none");
        containers.run(name, "echo lost", "--log-driver", "none");

        DockerException refused = catchThrowableOfType(DockerException.class, () -> texts(name, LogQuery.ALL));

        assertThat(refused.kind()).isEqualTo(Kind.UNREADABLE_LOG);
        assertThat(refused).hasMessageContaining("does not support reading");
    }

    @Test
    void theLocalDriverIsReadToo() throws IOException {
        String name = containers.uniqueName("local");
        containers.run(name, "echo one; head -c 40000 /dev/zero | tr '\\0' x; printf end", "--log-driver", "local");

        assertThat(texts(name, LogQuery.ALL)).containsExactly("out one", "out " + "x".repeat(40_000) + "end");
    }

    @Test
    void aContainerThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> engine.inspect("no-such-container"))
                .isInstanceOf(DockerException.class)
                .extracting(refused -> ((DockerException) refused).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void startsAreToldWhileTheyHappen() throws IOException {
        String name = containers.uniqueName("started");
        try (EventStream events = engine.events()) {
            String id = containers.run(name, "exit 0");

            ContainerEvent event = events.next().orElseThrow();
            while (!event.id().equals(id)) {
                event = events.next().orElseThrow();
            }
            assertThat(event.action()).isEqualTo("start");
        }
    }

    private List<String> texts(String name, LogQuery query) throws IOException {
        List<String> texts = new ArrayList<>();
        read(name, query, line -> texts.add((line.isStderr() ? "err " : "out ") + line.text()));
        return texts;
    }

    private void read(String name, LogQuery query, LineSink sink) throws IOException {
        try (LogRequest request = engine.openLogs(engine.inspect(name), query)) {
            LogStream stream = request.open();
            while (stream.read(sink)) {}
            stream.finish(sink);
        }
    }
}
