package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.err;
import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.docker.LogQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResumePointTest {
    private static final long SECOND = 1_000_000_000;

    private final ResumePoint point = new ResumePoint();

    @Test
    void nothingReadMeansEverythingIsNew() {
        assertThat(point.query(false)).isEqualTo(LogQuery.ALL);
        assertThat(point.replay().isOld(out(0, "x"))).isFalse();
    }

    @Test
    void readingGoesOnALittleBeforeTheNewestLine() {
        point.passed(out(100 * SECOND, "x"));

        assertThat(point.query(false))
                .isEqualTo(LogQuery.ALL.since(Instant.ofEpochSecond(95)).tail(ResumePoint.NEWEST));
        assertThat(point.query(true)).isEqualTo(LogQuery.ALL.since(Instant.ofEpochSecond(95)));
    }

    @Test
    void linesOfTheSameMomentAreCounted() {
        point.passed(out(7, "a"));
        point.passed(out(7, "b"));
        Replay replay = point.replay();

        assertThat(replay.isOld(out(6, "z"))).isTrue();
        assertThat(replay.isOld(out(7, "a"))).isTrue();
        assertThat(replay.isOld(out(7, "b"))).isTrue();
        assertThat(replay.isOld(out(7, "c"))).isFalse();
        assertThat(replay.isOld(out(8, "d"))).isFalse();
    }

    @Test
    void eachStreamHasItsOwnPlace() {
        point.passed(out(10, "a"));
        Replay replay = point.replay();

        assertThat(replay.isOld(err(9, "late"))).isFalse();
        assertThat(replay.isOld(out(9, "again"))).isTrue();
    }

    @Test
    void aClockThatWasSetBackStopsNothing() {
        point.passed(out(10, "a"));
        Replay replay = point.replay();

        assertThat(replay.isOld(out(10, "a"))).isTrue();
        assertThat(replay.isOld(out(11, "b"))).isFalse();
        assertThat(replay.isOld(out(3, "after the clock was set back"))).isFalse();
    }

    @Test
    void howeverOftenTheConnectionBreaksEachLineComesOnce() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<LogLine> log = log(random);
            ResumePoint read = new ResumePoint();
            List<LogLine> got = new ArrayList<>();
            int written = 0;
            while (got.size() < log.size()) {
                written = Math.min(log.size(), written + 1 + random.nextInt(5));
                int breaks = 1 + random.nextInt(written);
                Replay replay = read.replay();
                for (LogLine line : log.subList(0, breaks)) {
                    if (!replay.isOld(line)) {
                        read.passed(line);
                        got.add(line);
                    }
                }
            }
            assertThat(got).as("seed %d", seed).isEqualTo(log);
        }
    }

    /** Each stream in order of time, with moments that several lines share, and the streams out of step. */
    private static List<LogLine> log(Random random) {
        List<LogLine> log = new ArrayList<>();
        long out = 1000;
        long err = 1000;
        for (int i = 0; i < 40; i++) {
            if (random.nextBoolean()) {
                out += random.nextInt(3);
                log.add(out(out, "out " + i));
            } else {
                err += random.nextInt(3);
                log.add(err(err, "err " + i));
            }
        }
        return log;
    }
}
