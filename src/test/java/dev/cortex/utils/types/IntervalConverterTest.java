package dev.cortex.utils.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jooq.types.YearToSecond;
import org.junit.jupiter.api.Test;

class IntervalConverterTest {
    private final IntervalConverter converter = new IntervalConverter();

    @Test
    void daysStayDaysAndNeverBecomeMonths() {
        assertThat(converter.to(Duration.ofDays(400))).hasToString("+0-0 +400 00:00:00.000000000");
    }

    @Test
    void aDurationComesBackAsItWent() {
        Duration duration = Duration.ofDays(30).plusMillis(1);
        assertThat(converter.from(converter.to(duration))).isEqualTo(duration);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(converter.to(null)).isNull();
        assertThat(converter.from(null)).isNull();
        assertThat(converter.fromType()).isEqualTo(YearToSecond.class);
    }
}
