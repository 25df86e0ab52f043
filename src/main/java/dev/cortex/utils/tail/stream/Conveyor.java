package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one container's items from the thread that reads them to the one that merges, in batches, so that the two
 * seldom wait for each other. Holds a bounded amount; a full conveyor makes the reader wait.
 */
final class Conveyor<T> implements Consumer<Delivery<T>> {
    private static final int BATCH_WEIGHT = 32 * 1024;
    private static final int BATCH_ITEMS = 512;
    private static final int BATCHES = 2;
    private static final long LONGEST_WAIT = 100_000_000;

    private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(BATCHES);
    private Batch<T> filling = new Batch<>();
    private long handedOver = System.nanoTime();
    private @Nullable Batch<T> taken;
    private int next;
    private volatile @Nullable Throwable failure;

    @Override
    public void accept(Delivery<T> delivery) {
        filling.add(delivery);
        if (filling.weight() >= BATCH_WEIGHT || filling.size() >= BATCH_ITEMS) {
            handOver();
        }
    }

    /** Hands over what waited too long for a batch to fill up: matches that are far apart. */
    void tick() {
        if (filling.size() > 0 && System.nanoTime() - handedOver > LONGEST_WAIT) {
            handOver();
        }
    }

    /** @param reason why the items end here, or null at the end */
    void end(@Nullable Throwable reason) {
        failure = reason;
        if (filling.size() > 0) {
            handOver();
        }
        handOver();
    }

    private void handOver() {
        try {
            queue.put(filling);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NobodyReads();
        }
        filling = new Batch<>();
        handedOver = System.nanoTime();
    }

    /** Waits until there is an item; false at the end, or when it is time to stop. */
    boolean advance(Shutdown shutdown) throws InterruptedException {
        @Nullable Batch<T> batch = taken;
        if (batch == null || ++next >= batch.size()) {
            do {
                batch = queue.poll(LONGEST_WAIT, TimeUnit.NANOSECONDS);
            } while (batch == null && !shutdown.hasBegun());
            taken = batch;
            next = 0;
        }
        return batch != null && batch.size() > 0;
    }

    /** After the end: why, if not because there was no more. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** What there is. */
    Delivery<T> current() {
        Batch<T> batch = taken;
        if (batch == null) {
            throw new IllegalStateException("advance() first");
        }
        return batch.get(next);
    }
}
