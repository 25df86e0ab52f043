package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.SecondEngine;
import dev.cortex.utils.docker.TestEngine;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Going on from cursors that were written down, with real containers. */
@Timeout(180)
class CursorsIT {
    private static final Duration ROUND = Duration.ofMinutes(10);
    private static final String COUNT = "i=0; while [ $i -lt %d ]; do i=$((i+1)); echo line $i; sleep %s; done; %s";

    /** Follows until a text comes, and remembers the texts and the last cursor. */
    private static final class Reader {
        private final DockerEngine engine;
        private final String name;
        private final List<String> texts = new ArrayList<>();
        private final List<String> notices = new CopyOnWriteArrayList<>();
        private String cursor = "";

        Reader(DockerEngine engine, String name) {
            this.engine = engine;
            this.name = name;
        }

        Reader readUntil(String last, Stages<String> stages, Function<LogSource, Start> starts) {
            Shutdown shutdown = new Shutdown();
            Sink<String> sink = new Sink<>() {
                @Override
                public void item(LogSource source, String text, Cursor behind) {
                    if (!shutdown.hasBegun()) {
                        texts.add(text);
                        reached(source, behind);
                        stopAt(text);
                    }
                }

                @Override
                public void reached(LogSource source, Cursor behind) {
                    if (!shutdown.hasBegun()) {
                        cursor = behind.toString();
                    }
                }

                private void stopAt(String text) {
                    if (text.equals(name + " " + last)) {
                        shutdown.begin();
                    }
                }
            };
            Services services = new Services(List.of(name), container -> false);
            new Follow<>(engine, services, stages, (about, text) -> notices.add(text), ROUND)
                    .run(starts, shutdown, sink);
            return this;
        }

        Start saved() {
            return Cursor.parse(cursor);
        }
    }

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory = Path.of(".");

    @Test
    void readingGoesOnBehindWhatWasHandled() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("steady");
            containers.run(name, COUNT.formatted(300, "0.005", ":"), "--detach");
            Reader reader = new Reader(engine, name);

            reader.readUntil("line 1", Texts::new, source -> Range.ALL);
            for (int last = 50; last <= 300; last += 50) {
                reader.readUntil("line " + last, Texts::new, source -> reader.saved());
            }

            assertThat(reader.texts).containsExactlyElementsOf(lines(name, 1, 300));
        }
    }

    @Test
    void whatIsLetGoIsReachedToo() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("dull");
            containers.run(name, COUNT.formatted(100, "0.005", "echo end"), "--detach");
            Reader reader = new Reader(engine, name);
            Stages<String> nothingButTheEnd = source -> (entry, emitter) -> {
                if (entry.event().text().equals("end")) {
                    new Texts(source).event(entry, emitter);
                }
            };

            reader.readUntil("end", nothingButTheEnd, source -> Range.ALL);
            containers.docker("start", "--attach", name);
            reader.readUntil("line 100", Texts::new, source -> reader.saved());

            assertThat(reader.texts.subList(1, 101)).containsExactlyElementsOf(lines(name, 1, 100));
        }
    }

    @Test
    void nothingIsLeftOutOfAStreamThatIsFarBehindTheOther() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("trace");
            containers.run(
                    name,
                    "echo ERROR boom >&2; sleep 0.01; echo INFO between; seq -f '\tat a.B.c(D.java:%.0f)' 2600 >&2;"
                            + " echo ERROR next >&2");
            List<Entry> entries = new ArrayList<>();
            Sink<Entry> remember = (source, entry, cursor) -> entries.add(entry);
            Services services = new Services(List.of(name), container -> false);
            List<Cursor> cursors = new ArrayList<>();
            Past<Entry> past = new Past<>(engine, source -> new EventStage(event -> true), (about, text) -> {});
            past.read(services.choose(engine.containers()), Range.ALL, (source, entry, cursor) -> {
                remember.item(source, entry, cursor);
                cursors.add(cursor);
            });
            Reader reader = new Reader(engine, name);

            reader.readUntil("ERROR next", Texts::new, source -> cursors.get(0));

            assertThat(entries)
                    .first()
                    .extracting(entry -> entry.event().message())
                    .asString()
                    .contains("boom");
            assertThat(reader.texts).containsExactly(name + " INFO between", name + " ERROR next");
        }
    }

    @Test
    void aLineThatHadNoEndYetIsReadFromItsBeginning() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("long");
            containers.run(
                    name,
                    "head -c 20000 /dev/zero | tr '\\0' x; for i in $(seq 70); do echo err $i >&2; sleep 0.1; done;"
                            + " echo end; sleep 1; echo last",
                    "--detach");
            Reader reader = new Reader(engine, name);

            reader.readUntil("err 65", Texts::new, source -> Cursor.atBeginning(source.id()));
            reader.readUntil("last", Texts::new, source -> reader.saved());

            assertThat(reader.texts)
                    .contains(name + " " + "x".repeat(20_000) + "end")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aMomentIsAPlaceToBeginAt() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("since");
            containers.run(name, COUNT.formatted(20, "0.01", ":"));
            List<Entry> entries = new ArrayList<>();
            new Past<>(engine, source -> new EventStage(event -> true), (about, text) -> {})
                    .read(
                            new Services(List.of(name), container -> false).choose(engine.containers()),
                            Range.ALL,
                            (source, entry, cursor) -> entries.add(entry));
            Reader reader = new Reader(engine, name);

            reader.readUntil(
                    "line 20",
                    Texts::new,
                    source -> Cursor.at(source.id(), entries.get(9).time()));

            assertThat(reader.texts).containsExactlyElementsOf(lines(name, 10, 20));
        }
    }

    @Test
    void whatRotationTookAwayIsPassedOver() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("rotated");
            containers.run(name, COUNT.formatted(300, "0", ":"), "--log-opt", "max-size=4k", "--log-opt", "max-file=2");
            Reader reader = new Reader(engine, name);

            reader.readUntil("line 300", Texts::new, source -> Cursor.at(source.id(), source.created()));

            assertThat(reader.texts)
                    .doesNotContain(name + " line 1")
                    .hasSizeGreaterThan(10)
                    .containsExactlyElementsOf(lines(name, 301 - reader.texts.size(), 300));
        }
    }

    @Test
    void thatWhatCameAfterTheCursorIsGoneIsSaid() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("overtaken");
            containers.run(name, COUNT.formatted(300, "0", ":"), "--log-opt", "max-size=4k", "--log-opt", "max-file=2");
            Reader reader = new Reader(engine, name);

            reader.readUntil("line 300", Texts::new, source -> Cursor.atBeginning(source.id()));
            assertThat(reader.notices).isEmpty();
            containers.docker("start", "--attach", name);
            reader.readUntil("line 300", Texts::new, source -> reader.saved());

            assertThat(reader.notices).singleElement().asString().startsWith("lines may be missing");
        }
    }

    @Test
    void theNewestOfWhichNothingIsLetThroughAreReachedToo() {
        try (TestEngine containers = TestEngine.here();
                DockerEngine engine = containers.client()) {
            String name = containers.uniqueName("dull");
            String id = containers.run(name, "echo 1; echo 2");
            List<Cursor> reached = new ArrayList<>();
            Sink<String> sink = new Sink<>() {
                @Override
                public void item(LogSource source, String text, Cursor behind) {
                    throw new AssertionError(text);
                }

                @Override
                public void reached(LogSource source, Cursor behind) {
                    reached.add(behind);
                }
            };

            new Past<String>(engine, source -> (entry, emitter) -> {}, (about, text) -> {})
                    .read(
                            new Services(List.of(name), container -> false).choose(engine.containers()),
                            Range.last(3),
                            sink);

            assertThat(reached).last().asString().contains(":" + id + ":").doesNotContain(":-:-");
        }
    }

    @Test
    void aCursorOutlivesTheEngine() throws IOException {
        try (SecondEngine second = SecondEngine.start(directory);
                TestEngine containers = second.containers();
                DockerEngine engine = containers.client()) {
            containers.run("again", COUNT.formatted(100, "0.01", "sleep 600"), "--detach", "--restart", "always");
            Reader reader = new Reader(engine, "again");

            reader.readUntil("line 60", Texts::new, source -> Range.ALL);
            second.stop();
            second.startAgain();
            reader.readUntil("line 100", Texts::new, source -> reader.saved());

            assertThat(reader.texts).startsWith(lines("again", 1, 60).toArray(String[]::new));
            assertThat(reader.texts.get(60)).as("what follows").isIn("again line 61", "again line 1");
        }
    }

    private static List<String> lines(String name, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> name + " line " + number)
                .toList();
    }
}
