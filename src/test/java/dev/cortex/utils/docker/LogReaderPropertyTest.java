package dev.cortex.utils.docker;

import static dev.cortex.utils.docker.LogBytes.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the splits, the lines are the same; whatever the bytes, the reader ends in lines or an error. */
class LogReaderPropertyTest {
    private static final int ROUNDS = 100;
    private static final int LONGEST = 70_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anySplitYieldsTheSameLines(boolean tty) throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] log = log(random, tty);
            List<String> whole = Lines.of(log, tty, LONGEST, most -> most);

            int largest = 1 + random.nextInt(seed % 3 == 0 ? 3 : 40_000);
            List<String> split = Lines.of(log, tty, LONGEST, most -> Math.min(most, 1 + random.nextInt(largest)));

            assertThat(split).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void damagedLogsEndInLinesOrAnError(boolean tty) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] log = log(random, tty);
            for (int damage = 0; damage < 1 + seed % 20; damage++) {
                log[random.nextInt(log.length)] = (byte) random.nextInt(256);
            }
            survives(log, tty, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void garbageEndsInLinesOrAnError(boolean tty) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] garbage = new byte[random.nextInt(200_000)];
            random.nextBytes(garbage);
            if (garbage.length > 8 && seed % 2 == 0) {
                System.arraycopy(new byte[] {1, 0, 0, 0, (byte) (seed % 200)}, 0, garbage, 0, 5);
            }
            survives(garbage, tty, seed);
        }
    }

    private static void survives(byte[] log, boolean tty, int seed) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    try {
                        List<String> lines = Lines.of(log, tty, LONGEST, most -> Math.min(most, 5000));
                        assertThat(lines.stream().mapToInt(String::length).sum())
                                .isLessThan(2 * log.length + 40 * lines.size() + 40);
                    } catch (IOException | DockerException expected) {
                        assertThat(expected).hasMessageNotContaining("\n");
                    }
                },
                "seed " + seed);
    }

    private static byte[] log(Random random, boolean tty) {
        LogBytes log = new LogBytes();
        long seconds = 1_700_000_000;
        int records = 1 + random.nextInt(40);
        for (int i = 0; i < records; i++) {
            seconds += random.nextInt(3);
            int length = random.nextInt(5) == 0 ? random.nextInt(100_000) : random.nextInt(200);
            String text = at(seconds, random.nextInt(1_000_000_000)) + text(random, length);
            String end = random.nextInt(6) == 0 ? "" : tty ? "\r\n" : "\n";
            if (tty) {
                log.raw(text + end);
            } else {
                log.frame(1 + random.nextInt(2), text + end);
            }
        }
        return log.bytes();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("Z T:-.0\réü".charAt(random.nextInt(10)));
        }
        return text.toString();
    }
}
