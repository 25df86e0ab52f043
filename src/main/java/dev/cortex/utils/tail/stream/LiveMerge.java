package dev.cortex.utils.tail.stream;

import dev.cortex.utils.tail.source.LogSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * Puts what comes from several containers into order: each item waits a moment for older ones that are still on their
 * way. Bounded: when it is full, those who bring items wait, and nothing waits for its turn.
 */
final class LiveMerge<T> {
    static final Duration HOLD = Duration.ofMillis(100);

    private static final long FULL = 8 << 20;
    private static final int ITEM_WEIGHT = 64;

    private final LongSupplier ticker;
    private final PriorityQueue<Item<T>> items =
            new PriorityQueue<>(Comparator.<Item<T>>comparingLong(Item::time).thenComparingLong(Item::number));
    private long weight;
    private long number;
    private boolean closed;

    /** @param ticker nanoseconds that only ever grow */
    LiveMerge(LongSupplier ticker) {
        this.ticker = ticker;
    }

    synchronized void add(LogSource source, long time, int itemWeight, T item) {
        while (weight >= FULL && !closed) {
            waitFor(0);
        }
        if (closed) {
            throw new CancellationException("nobody reads any more");
        }
        items.add(new Item<>(source, time, number++, ticker.getAsLong(), itemWeight + ITEM_WEIGHT, item));
        weight += itemWeight + ITEM_WEIGHT;
        if (items.size() == 1 || weight >= FULL) {
            notifyAll();
        }
    }

    /** Waits up to a while for items, and takes those whose turn has come, in order. */
    synchronized List<Item<T>> take(Duration atMost) {
        long hold = HOLD.toNanos();
        if (items.isEmpty()) {
            waitFor(atMost.toMillis());
        }
        if (!items.isEmpty() && weight < FULL) {
            waitFor(HOLD.toMillis());
        }
        List<Item<T>> due = new ArrayList<>();
        long now = ticker.getAsLong();
        while (!items.isEmpty() && (closed || weight >= FULL / 2 || now - oldestOfFirst(now) >= hold)) {
            Item<T> first = items.remove();
            weight -= first.weight();
            due.add(first);
        }
        notifyAll();
        return due;
    }

    /** Waits up to a while for items, and gives the sink those whose turn has come, in order. */
    void give(Duration atMost, Sink<T> sink) {
        take(atMost).forEach(item -> sink.item(item.source(), item.time(), item.item()));
    }

    private long oldestOfFirst(long now) {
        Item<T> first = items.peek();
        return first == null ? now : first.arrived();
    }

    /** Lets go of everybody. What is left can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Not in a loop: whoever calls this looks again at what it waited for, or comes back soon. */
    @SuppressWarnings("WaitNotInLoop")
    private void waitFor(long millis) {
        try {
            if (!closed) {
                wait(millis);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    record Item<T>(LogSource source, long time, long number, long arrived, int weight, T item) {}
}
