package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.err;
import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.docker.LogQuery;
import dev.cortex.utils.tail.source.LogSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Logs that nobody wrote, read by readers that are killed at any point and go on from the last cursor that was handed over: each line
 * is handled once.
 */
class CursorPropertyTest {
    private static final LogSource SOURCE = new LogSource("id", "c", "web", "web", true, Instant.EPOCH);
    private static final long MILLISECOND = 1_000_000;
    private static final int LINES = 60;

    /** Ends a reader, wherever it is. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What outlives the readers: the lines that were handled, and the last cursor. */
    private static final class Saved {
        private final List<String> lines = new ArrayList<>();
        private Cursor cursor = Cursor.atBeginning(SOURCE.id());
    }

    @Test
    void whereverAReaderIsKilledNoLineIsMissingAndNoneComesTwice() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<LogLine> log = log(random);
            Saved saved = new Saved();
            int kills = 0;
            while (readerIsKilled(log, saved, random) && kills < 200) {
                kills++;
            }
            List<String> wanted = log.stream()
                    .map(LogLine::text)
                    .filter(text -> isWanted(text))
                    .toList();
            assertThat(saved.lines).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    /** Where the kill comes: before a line is taken, or before an item is handled. What was not handed over is gone. */
    private static boolean readerIsKilled(List<LogLine> log, Saved saved, Random random) {
        int stepsLeft = 1 + random.nextInt(2 * LINES);
        int[] left = {stepsLeft};
        Consumer<Delivery<List<String>>> outlet = delivery -> {
            step(left);
            if (delivery.item() != null) {
                saved.lines.addAll(delivery.item());
            }
            saved.cursor = Cursor.parse(delivery.cursor().toString());
        };
        Reading<List<String>> reading = new Reading<>(SOURCE, source -> CursorPropertyTest::lines);
        reading.goOnAfter(saved.cursor);
        LogQuery query = reading.point().query(true);
        Continuation<List<String>> lines = new Continuation<>(reading, outlet, true, line -> true);
        try {
            for (LogLine line : log) {
                if (query.since().isEmpty()
                        || line.epochNanos() >= Place.nanos(query.since().get())) {
                    step(left);
                    lines.line(line);
                }
                if (random.nextInt(4) == 0) {
                    reading.reached(outlet);
                }
                if (random.nextInt(8) == 0) {
                    reading.end(outlet);
                }
            }
            reading.end(outlet);
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    private static void step(int[] left) {
        if (left[0]-- == 0) {
            throw new Killed();
        }
    }

    private static void lines(RawEntry entry, Emitter<List<String>> emitter) {
        List<String> wanted =
                entry.event().text().lines().filter(text -> isWanted(text)).toList();
        if (!wanted.isEmpty()) {
            emitter.emit(entry.epochNanos(), wanted.size(), wanted);
        }
    }

    private static boolean isWanted(String line) {
        return !line.isBlank() && !line.contains("DEBUG");
    }

    /** Each stream in order of time, with moments that several lines share, events of several lines, and the streams out of step. */
    private static List<LogLine> log(Random random) {
        List<LogLine> log = new ArrayList<>();
        long out = 1_000 * MILLISECOND;
        long err = 1_000 * MILLISECOND;
        for (int i = 0; i < LINES; i++) {
            String text = text(random, i);
            if (random.nextInt(3) > 0) {
                out = later(random, Math.max(out, err - 4_000 * MILLISECOND));
                log.add(out(out, text));
            } else {
                err = later(random, Math.max(err, out - 4_000 * MILLISECOND));
                log.add(err(err, text));
            }
        }
        return log;
    }

    private static long later(Random random, long than) {
        return than + random.nextInt(3) * (random.nextInt(5) == 0 ? 2_000L : 100L) * MILLISECOND;
    }

    private static String text(Random random, int number) {
        return switch (random.nextInt(5)) {
            case 0 -> "\tat a.B.c(D.java:" + number + ")";
            case 1 -> "";
            case 2 -> "DEBUG " + number;
            default -> "INFO " + number;
        };
    }
}
