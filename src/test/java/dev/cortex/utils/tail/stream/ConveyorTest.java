package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConveyorTest {
    private final Conveyor<String> conveyor = new Conveyor<>();

    @Test
    void everythingArrivesInOrder() throws InterruptedException {
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100_000; i++) {
                conveyor.emit(i, 100, "line " + i);
            }
            conveyor.end(null);
        });
        List<Long> times = new ArrayList<>();
        while (conveyor.advance()) {
            times.add(conveyor.time());
            assertThat(conveyor.item()).isEqualTo("line " + conveyor.time());
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
                conveyor.emit(i, 1 << 20, "a megabyte");
                emitted.incrementAndGet();
            }
        });
        producer.setDaemon(true);
        producer.start();

        assertThat(conveyor.advance()).isTrue();
        assertThat(emitted.get()).isLessThan(10);
        producer.interrupt();
    }

    @Test
    void theReasonOfAnEarlyEndComesAfterTheItems() throws InterruptedException {
        IllegalStateException reason = new IllegalStateException("broken");
        conveyor.emit(1, 1, "before");
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> conveyor.end(reason));

        assertThat(conveyor.advance()).isTrue();
        assertThat(conveyor.item()).isEqualTo("before");
        assertThat(conveyor.advance()).isFalse();
        assertThat(conveyor.failure()).isSameAs(reason);
        end.join();
    }
}
