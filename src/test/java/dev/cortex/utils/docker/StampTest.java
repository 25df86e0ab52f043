package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StampTest {

    @Test
    void anyMomentIsReadAsTheJdkReadsIt() {
        Random random = new Random(1);
        long from = Instant.parse("1970-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(from, to), random.nextInt(1_000_000_000));
            byte[] text = LogBytes.at(moment.getEpochSecond(), moment.getNano()).getBytes(StandardCharsets.US_ASCII);

            assertThat(Stamp.fixed(text, 0, text.length)).isEqualTo(ChronoUnit.NANOS.between(Instant.EPOCH, moment));
        }
    }

    @Test
    void whatIsNotAStampIsNone() {
        byte[] text = "2024-02-03 04:05:06.000000000Z hello".getBytes(StandardCharsets.US_ASCII);

        assertThat(Stamp.fixed(text, 0, text.length)).isEqualTo(Stamp.NONE);
        assertThat(Stamp.otherLength(text, 0, text.length)).isZero();
    }
}
