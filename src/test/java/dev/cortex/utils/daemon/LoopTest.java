package dev.cortex.utils.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopTest {
    private final Shutdown shutdown = new Shutdown();
    private final AtomicInteger rounds = new AtomicInteger();
    private final List<String> reports = new ArrayList<>();

    @Test
    void aRoundThatFailsIsReportedAndTheNextOneComes() {
        loop(() -> {
            if (rounds.incrementAndGet() == 3) {
                shutdown.begin();
            } else {
                throw new IllegalStateException("round " + rounds);
            }
        });

        assertThat(rounds).hasValue(3);
        assertThat(reports).containsExactly("look: round 1", "look: round 2");
    }

    @Test
    void whatFailsBecauseOfTheShutdownIsNoFailure() {
        loop(() -> {
            shutdown.begin();
            throw new IllegalStateException("hung up");
        });

        assertThat(reports).isEmpty();
    }

    private void loop(Runnable round) {
        new Loop("look", Duration.ofMillis(1), round, (who, failure) -> reports.add(who + ": " + failure.getMessage()))
                .run(shutdown);
    }
}
