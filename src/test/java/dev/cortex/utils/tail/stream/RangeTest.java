package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void noRangeEndsBeforeItBegins() {
        assertThatThrownBy(() -> Range.since(NOON).until(NOON.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneMomentIsARange() {
        assertThat(Range.since(NOON).until(NOON).until()).contains(NOON);
    }

    @Test
    void noRangeHasFewerThanNoItems() {
        assertThatThrownBy(() -> Range.last(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
