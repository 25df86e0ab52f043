package dev.cortex.utils.cli;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as numbers. */
final class Seconds {
    private Seconds() {}

    static BigDecimal of(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros();
    }
}
