package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.tail.source.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveMergeTest {
    private static final LogSource SOURCE = new LogSource("id", "c", "web", "web", true, Instant.EPOCH);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong();
    private final LiveMerge<String> merge = new LiveMerge<>(now::get);

    @Test
    void whatComesTooLateByLessThanTheHoldIsStillInOrder() {
        add(20, "second");
        add(10, "first");
        now.addAndGet(LiveMerge.HOLD.toNanos());

        assertThat(take()).containsExactly("first", "second");
    }

    @Test
    void whatHasJustComeWaits() {
        add(10, "young");

        assertThat(take()).isEmpty();

        now.addAndGet(LiveMerge.HOLD.toNanos());
        assertThat(take()).containsExactly("young");
    }

    @Test
    void itemsOfOneMomentKeepTheirOrder() {
        for (int i = 0; i < 100; i++) {
            add(10, "line " + i);
        }
        now.addAndGet(LiveMerge.HOLD.toNanos());

        assertThat(take()).hasSize(100).startsWith("line 0", "line 1").endsWith("line 98", "line 99");
    }

    @Test
    void aFullMergeMakesThoseWhoBringWaitAndGivesWithoutHolding() {
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 1000; i++) {
                merge.add(delivery(i, 100_000, "line " + i));
            }
        });
        List<String> all = new ArrayList<>();
        while (!producer.isDone()) {
            all.addAll(take());
        }
        now.addAndGet(LiveMerge.HOLD.toNanos());
        all.addAll(take());

        assertThat(all).hasSize(1000).startsWith("line 0").endsWith("line 999");
    }

    @Test
    void afterTheEndNobodyWaits() {
        add(1, "left over");
        merge.close();

        assertThat(take()).containsExactly("left over");
        assertThatThrownBy(() -> add(2, "too late")).isInstanceOf(NobodyReads.class);
    }

    private void add(long time, String text) {
        merge.add(delivery(time, text.length(), text));
    }

    private static Delivery<String> delivery(long time, int weight, String text) {
        return new Delivery<>(SOURCE, time, time, weight, text, Cursor.atBeginning(SOURCE.id()));
    }

    private List<String> take() {
        return merge.take(AT_ONCE).stream().map(Delivery::item).toList();
    }
}
