package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following real containers through what happens to them. */
@Timeout(120)
class FollowIT {
    private static final Duration ROUND = Duration.ofMinutes(10);
    private static final String COUNT = "i=0; while [ $i -lt %d ]; do i=$((i+1)); echo line $i; sleep %s; done; %s";

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
    void whatWasAndWhatComesHasNeitherGapNorDuplicate() {
        String name = containers.uniqueName("steady");
        containers.run(name, COUNT.formatted(400, "0.005", "sleep 600"), "--detach");

        try (Following following = new Following(engine, Range.ALL, ROUND, name)) {
            following.until(name + " line 400");
            assertThat(following.texts()).containsExactlyElementsOf(lines(name, 1, 400));
        }
    }

    @Test
    void nothingOfThePastIsShownIfNoneWasAskedFor() {
        String name = containers.uniqueName("new");
        containers.run(name, "echo before; trap 'echo after; exit' USR1; while :; do sleep 0.05; done", "--detach");

        try (Following following = new Following(engine, Range.last(0), ROUND, name)) {
            Following.await(() -> followed(name));
            containers.docker("kill", "--signal", "USR1", name);
            following.until(name + " after");
            assertThat(following.texts()).containsExactly(name + " after");
        }
    }

    @Test
    void atTheEndIsBehindALineThatIsNotFinishedToo() {
        String name = containers.uniqueName("piece");
        containers.run(
                name,
                "seq -f 'old %.0f' 100; head -c 20000 /dev/zero | tr '\\0' .; trap 'echo; echo after; exit' USR1;"
                        + " while :; do sleep 0.05; done",
                "--detach");
        Following.await(() -> containers.docker("logs", "--tail", "1", name).startsWith("..."));

        try (Following following = new Following(engine, Range.last(0), ROUND, name)) {
            Following.await(() -> followed(name));
            containers.docker("kill", "--signal", "USR1", name);
            following.until(name + " after");

            assertThat(following.texts()).doesNotContain(name + " old 100").hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aContainerThatStartsLaterIsFollowedFromItsFirstLine() {
        String prefix = containers.uniqueName("");
        containers.run(prefix + "first", "echo first; sleep 600", "--detach");

        try (Following following = new Following(engine, Range.ALL, ROUND, prefix + "*")) {
            following.until(prefix + "first first");
            containers.run(prefix + "second", COUNT.formatted(20, "0.01", ":"));
            following.until(prefix + "second line 20");
            assertThat(following.texts())
                    .filteredOn(text -> text.startsWith(prefix + "second"))
                    .containsExactlyElementsOf(lines(prefix + "second", 1, 20));
        }
    }

    @Test
    void aRestartLeavesNeitherGapNorDuplicate() {
        String name = containers.uniqueName("restarted");
        containers.run(name, COUNT.formatted(30, "0.01", "printf unfinished; sleep 600"), "--detach", "--init");

        try (Following following = new Following(engine, Range.ALL, ROUND, name)) {
            following.until(name + " line 30");
            containers.docker("restart", "--time", "1", name);
            Following.await(() -> following.texts().stream()
                            .filter((name + " line 30")::equals)
                            .count()
                    == 2);
            containers.docker("kill", name);
            Following.await(() -> following.texts().stream()
                            .filter((name + " unfinished")::equals)
                            .count()
                    == 2);
            List<String> once = new ArrayList<>(lines(name, 1, 30));
            once.add(name + " unfinished");
            List<String> twice = new ArrayList<>(once);
            twice.addAll(once);
            assertThat(following.texts()).containsExactlyElementsOf(twice);
        }
    }

    @Test
    void aContainerThatKeepsCrashingIsReadEachTime() {
        String name = containers.uniqueName("crashing");
        containers.run(name, "echo start; echo end; exit 3", "--detach", "--restart", "on-failure:4");

        try (Following following = new Following(engine, Range.ALL, ROUND, name)) {
            Following.await(() -> following.texts().size() >= 10);
            assertThat(following.texts()).hasSize(10).startsWith(name + " start", name + " end", name + " start");
        }
    }

    @Test
    void rotationLosesNothing() {
        String name = containers.uniqueName("rotating");
        containers.run(
                name,
                COUNT.formatted(2000, "0.002", "sleep 600"),
                "--detach",
                "--log-opt",
                "max-size=20k",
                "--log-opt",
                "max-file=5");

        try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(1), name)) {
            following.until(name + " line 2000");
            assertThat(following.texts()).containsExactlyElementsOf(lines(name, 1, 2000));
        }
    }

    @Test
    void whatTheEngineSendsAgainAtARotationIsTakenOnce() {
        String name = containers.uniqueName("bursts");
        String burst = "for k in $(seq 0 14); do seq -f 'line %.0f' $((k*2000+1)) $((k*2000+2000)); sleep 0.3; done";
        containers.run(
                name,
                "sleep 1; " + burst + "; sleep 600",
                "--detach",
                "--log-opt",
                "max-size=500k",
                "--log-opt",
                "max-file=30");

        try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(2), name)) {
            following.until(name + " line 30000");

            assertThat(following.texts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aConnectionOnWhichNothingComesAnyMoreIsReplaced() {
        String name = containers.uniqueName("stalled");
        containers.run(
                name,
                COUNT.formatted(300, "0.02", "sleep 600"),
                "--detach",
                "--log-opt",
                "max-size=2k",
                "--log-opt",
                "max-file=1");

        try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(1), name)) {
            following.until(name + " line 300");
            assertThat(following.texts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLogThatSomeoneTruncatedIsReadOn() throws IOException {
        String name = containers.uniqueName("truncated");
        containers.run(name, "echo before; trap 'echo after' USR1; while :; do sleep 0.05; done", "--detach");
        Path log = Path.of(
                containers.docker("inspect", "--format", "{{.LogPath}}", name).strip());
        Assumptions.assumeTrue(Files.isWritable(log), "the engine's files cannot be written to from here");

        try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(1), name)) {
            following.until(name + " before");
            Following.await(() -> followed(name));
            Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            containers.docker("kill", "--signal", "USR1", name);
            following.until(name + " after");
            assertThat(following.texts()).containsExactly(name + " before", name + " after");
        }
    }

    @Test
    void aTerminalIsFollowedToo() {
        String name = containers.uniqueName("tty");
        containers.run(name, COUNT.formatted(50, "0.01", "sleep 600"), "--detach", "--tty");

        try (Following following = new Following(engine, Range.ALL, ROUND, name)) {
            following.until(name + " line 50");
            assertThat(following.texts()).containsExactlyElementsOf(lines(name, 1, 50));
        }
    }

    @Test
    void whatIsHeldBackComesOutAtTheEnd() {
        String name = containers.uniqueName("chatty");
        containers.run(name, "while :; do echo x; sleep 0.02; done", "--detach");
        AtomicInteger lines = new AtomicInteger();
        Following following = new Following(engine, Range.last(0), ROUND, source -> new OneBehind(lines), name);

        Following.await(() -> following.texts().size() > 10);
        following.close();

        assertThat(following.texts()).hasSize(lines.get());
    }

    @Test
    void aContainerThatIsRemovedIsSaidAndTheOthersGoOn() {
        String prefix = containers.uniqueName("");
        containers.run(prefix + "removed", "echo here; sleep 600", "--detach");
        containers.run(prefix + "stays", "echo here; sleep 600", "--detach");

        try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(2), prefix + "*")) {
            following.until(prefix + "removed here").until(prefix + "stays here");
            containers.docker("rm", "--force", prefix + "removed");
            Following.await(() -> following.notices().contains(prefix + "removed: the container was removed"));
            assertThat(following.isAlive()).isTrue();
        }
    }

    @Test
    void aLogThatCannotBeReadIsSaidAndNotTriedAgain() {
        String prefix = containers.uniqueName("");
        containers.run(prefix + "none", "sleep 600", "--detach", "--log-driver", "none");
        containers.run(prefix + "other", COUNT.formatted(100, "0.02", "sleep 600"), "--detach");

        try (Following following = new Following(engine, Range.ALL, Duration.ofMillis(100), prefix + "*")) {
            following.until(prefix + "other line 100");
            assertThat(following.notices())
                    .singleElement()
                    .asString()
                    .startsWith(prefix + "none: ")
                    .contains("does not support reading");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("logs-" + prefix + "other")
                    .doesNotContain("logs-" + prefix + "none");
        }
    }

    @Test
    void whatCannotBeMadeOfAnEventIsSaidAndTheContainerIsReadOn() {
        String prefix = containers.uniqueName("");
        containers.run(prefix + "odd", COUNT.formatted(60, "0.01", "sleep 600"), "--detach");
        containers.run(prefix + "other", COUNT.formatted(60, "0.01", "sleep 600"), "--detach");
        Stages<String> stages = source -> {
            Texts texts = new Texts(source);
            return (entry, emitter) -> {
                if (source.label().endsWith("odd") && entry.event().text().endsWith("0")) {
                    throw new IllegalStateException("a bug");
                }
                texts.event(entry, emitter);
            };
        };

        try (Following following =
                new Following(engine, source -> Cursor.atBeginning(source.id()), ROUND, stages, prefix + "*")) {
            following.until(prefix + "odd line 59").until(prefix + "other line 60");
            Following.await(() -> following.notices().size() >= 2);

            List<String> odd = following.texts().stream()
                    .filter(text -> text.startsWith(prefix + "odd"))
                    .toList();
            assertThat(odd)
                    .containsExactlyElementsOf(lines(prefix + "odd", 1, 60).stream()
                            .filter(text -> !text.endsWith("0"))
                            .toList());
            assertThat(following.notices())
                    .allSatisfy(
                            notice -> assertThat(notice).contains("logs-" + prefix + "odd", "begins again", "a bug"));
        }
    }

    @Test
    void anEndThatFailsMakesNoSecondReader() {
        String name = containers.uniqueName("twice");
        containers.run(name, "echo line");
        AtomicBoolean broken = new AtomicBoolean(true);
        Stages<String> stages = source -> {
            Texts texts = new Texts(source);
            return new Stage<>() {
                @Override
                public void event(RawEntry entry, Emitter<String> emitter) {
                    texts.event(entry, emitter);
                }

                @Override
                public void end(Emitter<String> emitter) {
                    if (broken.get()) {
                        throw new IllegalStateException("a bug");
                    }
                }
            };
        };

        try (Following following =
                new Following(engine, source -> Cursor.atBeginning(source.id()), ROUND, stages, name)) {
            following.until(name + " line");
            containers.docker("start", "--attach", name);
            Following.await(() -> following.notices().size() > 2);
            broken.set(false);
            for (int runs = 3; runs < 5; runs++) {
                int wanted = runs;
                containers.docker("start", "--attach", name);
                Following.await(() -> following.texts().size() >= wanted);
            }

            assertThat(following.texts()).hasSize(4);
        }
    }

    /** Whether a thread waits for the engine to send what comes. */
    private boolean followed(String name) {
        return engine.inspect(name).running()
                && Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("logs-" + name) && isReading(thread));
    }

    private static boolean isReading(Thread thread) {
        return List.of(thread.getStackTrace()).toString().contains("FollowedLog.read");
    }

    private static List<String> lines(String name, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> name + " line " + number)
                .toList();
    }

    /** Hands on each line when the next one comes. */
    private static final class OneBehind implements Stage<String> {
        private final AtomicInteger lines;
        private final Deque<Long> held = new ArrayDeque<>();

        private OneBehind(AtomicInteger lines) {
            this.lines = lines;
        }

        @Override
        public void event(RawEntry entry, Emitter<String> emitter) {
            lines.incrementAndGet();
            end(emitter);
            held.add(entry.epochNanos());
        }

        @Override
        public void end(Emitter<String> emitter) {
            while (!held.isEmpty()) {
                emitter.emit(held.remove(), 1, "x");
            }
        }
    }
}
