package dev.cortex.utils.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void eachPauseMayBeTwiceAsLongUpToALimit() {
        for (int most : new int[] {100, 200, 400, 800, 1000, 1000, 1000}) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
    }

    @Test
    void whatGotSomewhereBeginsAnew() {
        backoff.next();
        backoff.next();
        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whoFailedTogetherComesBackApart() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            pauses.add(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)).next());
        }

        assertThat(pauses).hasSizeGreaterThan(10);
    }
}
