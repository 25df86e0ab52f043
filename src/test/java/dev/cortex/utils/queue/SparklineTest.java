package dev.cortex.utils.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void theHighestBarIsFullAndNothingIsBlank() {
        assertThat(Sparkline.of(new long[] {0, 1, 4, 8})).isEqualTo(" ▁▄█");
        assertThat(Sparkline.of(new long[] {0, 0})).isEqualTo("  ");
        assertThat(Sparkline.of(new long[0])).isEmpty();
    }

    @Test
    void manyNumbersShareBars() {
        assertThat(Sparkline.of(new long[1000])).hasSize(56);
    }
}
