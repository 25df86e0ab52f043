package dev.cortex.utils.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.assembly.RawEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final int TRIES = 500;

    private final Random random = new Random(42);

    @Test
    void linesOfAParagraphAreOfOneKindAndParagraphsAreNot() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, String> firstOfKind = new HashMap<>();
        String paragraph = "";
        for (String line : Fixtures.lines("kinds.txt")) {
            if (line.isEmpty()) {
                paragraph = "";
            } else if (paragraph.isEmpty()) {
                paragraph = line;
                softly.assertThat(firstOfKind.put(fingerprint(line), line))
                        .as(line)
                        .isNull();
            } else {
                softly.assertThat(fingerprint(line)).as(template(line)).isEqualTo(fingerprint(paragraph));
            }
        }
        softly.assertAll();
    }

    @Test
    void dataDoesNotChangeAFingerprint() {
        List<Supplier<String>> data = List.of(
                () -> Integer.toString(random.nextInt()),
                () -> String.format(Locale.ROOT, "%.3f", random.nextGaussian()),
                () -> new UUID(random.nextLong(), random.nextLong()).toString(),
                () -> "0x" + Long.toHexString(random.nextLong()),
                () -> "/var/lib/" + word() + "/" + word() + ".log",
                () -> "C:\\" + word() + "\\" + word(),
                () -> address(),
                () -> address() + ":" + (1 + random.nextInt(65535)),
                () -> word() + "." + word() + ".example.com",
                () -> word() + "@" + word() + ".org",
                () -> "https://" + word() + ".net/" + word() + "?" + word() + "=" + random.nextInt(),
                () -> "2024-01-" + (10 + random.nextInt(20)) + "T12:00:0" + random.nextInt(10) + "Z",
                () -> random.nextInt(1000) + " ms",
                () -> random.nextInt(1000) + "." + random.nextInt(10) + " MB");
        String expected = fingerprint("cannot move 17 now, will retry");

        for (int i = 0; i < TRIES; i++) {
            String datum = data.get(i % data.size()).get();
            assertThat(fingerprint("cannot move " + datum + " now, will retry"))
                    .as(datum)
                    .isEqualTo(expected);
        }
    }

    @Test
    void codesKeepErrorsApart() {
        List<String> forms = List.of(
                "call 12 failed: HTTP %d",
                "call 12 failed, status=%d after 3 s",
                "call 12 failed with status code %d",
                "job 12 ended, exit code %d",
                "worker 3 exited with code %d",
                "open failed: errno %d",
                "[Errno %d] open failed",
                "query 12 failed: SQLSTATE 23%d",
                "query 12 failed (SQLSTATE[42%d])");

        assertThat(forms)
                .allSatisfy(form -> assertThat(fingerprint(String.format(Locale.ROOT, form, 404)))
                        .isNotEqualTo(fingerprint(String.format(Locale.ROOT, form, 503))));
    }

    @Test
    void theHeaderDoesNotCount() {
        String plain = "Found block rdd_2_0 locally";

        assertThat(List.of(
                        "17/06/09 20:10:58 INFO storage.BlockManager: " + plain,
                        "2024-01-01 12:00:00,123 ERROR [main] a.b.C - " + plain,
                        "Dec 10 10:13:59 host app[24833]: " + plain,
                        "{\"level\":\"info\",\"msg\":\"" + plain + "\"}",
                        "level=warn msg=\"" + plain + "\""))
                .allSatisfy(line -> assertThat(fingerprint(line)).isEqualTo(fingerprint(plain)));
    }

    /** These are stored by alerts: they may only change together with the version. */
    @Test
    void versionOneStaysAsItIs() {
        assertThat(fingerprint("Connection to 10.0.0.1:5432 refused after 30 s"))
                .isEqualTo("v1:3170fb230f5639db");
        assertThat(fingerprint("2024-01-01 12:00:00 ERROR a.b.C - HTTP 503 from https://example.com/x for user bob"))
                .isEqualTo("v1:825abee451e95c27");
        assertThat(fingerprint("java.io.IOException: x\n\tat com.acme.A.run(A.java:1)"))
                .isEqualTo("v1:c2530b89b24be015");
    }

    private String address() {
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String template(String text) {
        return LogEvent.read(new RawEvent(text, false)).template();
    }

    private static String fingerprint(String text) {
        return LogEvent.read(new RawEvent(text, false)).fingerprint();
    }
}
