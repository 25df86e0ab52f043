package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.tail.source.LogSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConveyorTest {
    private static final LogSource SOURCE = new LogSource("id", "c", "web", "web", true, Instant.EPOCH);

    private final Shutdown shutdown = new Shutdown();
    private final Conveyor<String> conveyor = new Conveyor<>();

    @Test
    void everythingArrivesInOrder() throws InterruptedException {
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100_000; i++) {
                conveyor.accept(delivery(i, 100, "line " + i));
            }
            conveyor.end(null);
        });
        List<Long> times = new ArrayList<>();
        while (conveyor.advance(shutdown)) {
            times.add(conveyor.current().time());
            assertThat(conveyor.current().item())
                    .isEqualTo("line " + conveyor.current().time());
        }
        producer.join();

        assertThat(times).hasSize(100_000).isSorted();
        assertThat(conveyor.failure()).isNull();
    }

    @Test
    void aReaderThatIsAheadWaits() throws InterruptedException {
        AtomicInteger emitted = new AtomicInteger();
        Thread producer = new Thread(() -> {
            for (int i = 0; i < 1000; i++) {
                conveyor.accept(delivery(i, 1 << 20, "a megabyte"));
                emitted.incrementAndGet();
            }
        });
        producer.setDaemon(true);
        producer.start();

        assertThat(conveyor.advance(shutdown)).isTrue();
        assertThat(emitted.get()).isLessThan(10);
        producer.interrupt();
    }

    @Test
    void theReasonOfAnEarlyEndComesAfterTheItems() throws InterruptedException {
        IllegalStateException reason = new IllegalStateException("broken");
        conveyor.accept(delivery(1, 1, "before"));
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> conveyor.end(reason));

        assertThat(conveyor.advance(shutdown)).isTrue();
        assertThat(conveyor.current().item()).isEqualTo("before");
        assertThat(conveyor.advance(shutdown)).isFalse();
        assertThat(conveyor.failure()).isSameAs(reason);
        end.join();
    }

    @Test
    void whoWaitsForAnItemStopsAtTheShutdown() throws InterruptedException {
        CompletableFuture<Void> stop = CompletableFuture.runAsync(shutdown::begin);

        assertThat(conveyor.advance(shutdown)).isFalse();
        stop.join();
    }

    private static Delivery<String> delivery(long time, int weight, String text) {
        return new Delivery<>(SOURCE, time, time, weight, text, Cursor.atBeginning(SOURCE.id()));
    }
}
