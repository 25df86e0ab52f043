package dev.cortex.utils.tail.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
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
    private final PriorityQueue<Waiting<T>> waiting = new PriorityQueue<>(
            Comparator.<Waiting<T>>comparingLong(Waiting::turn).thenComparingLong(Waiting::number));
    private final Deque<Delivery<T>> due = new ArrayDeque<>();
    private long weight;
    private long number;
    private boolean closed;

    private record Waiting<T>(Delivery<T> delivery, long number, long arrived) {
        long turn() {
            return delivery.turn();
        }

        int weight() {
            return delivery.weight() + ITEM_WEIGHT;
        }
    }

    /** @param ticker nanoseconds that only ever grow */
    LiveMerge(LongSupplier ticker) {
        this.ticker = ticker;
    }

    synchronized void add(Delivery<T> delivery) {
        while (weight >= FULL && !closed) {
            waitFor(0);
        }
        if (closed) {
            throw new NobodyReads();
        }
        Waiting<T> item = new Waiting<>(delivery, number++, ticker.getAsLong());
        waiting.add(item);
        weight += item.weight();
        if (waiting.size() == 1 || weight >= FULL) {
            notifyAll();
        }
    }

    /** Waits up to a while for items, and takes those whose turn has come, in order. */
    synchronized List<Delivery<T>> take(Duration atMost) {
        long hold = HOLD.toNanos();
        if (waiting.isEmpty()) {
            waitFor(atMost.toMillis());
        }
        if (!waiting.isEmpty() && weight < FULL) {
            waitFor(HOLD.toMillis());
        }
        List<Delivery<T>> taken = new ArrayList<>();
        long now = ticker.getAsLong();
        while (!waiting.isEmpty() && (closed || weight >= FULL / 2 || now - arrivalOfFirst(now) >= hold)) {
            Waiting<T> first = waiting.remove();
            weight -= first.weight();
            taken.add(first.delivery());
        }
        notifyAll();
        return taken;
    }

    /**
     * Waits up to a while for items, and gives the sink those whose turn has come, in order. For one thread.
     *
     * @param isOver asked between two items: what is not given then is given the next time
     */
    void give(Duration atMost, Sink<T> sink, BooleanSupplier isOver) {
        if (due.isEmpty()) {
            due.addAll(take(atMost));
        }
        while (!due.isEmpty() && !isOver.getAsBoolean()) {
            due.remove().to(sink);
        }
    }

    synchronized boolean holdsAny() {
        return !due.isEmpty() || !waiting.isEmpty();
    }

    private long arrivalOfFirst(long now) {
        Waiting<T> first = waiting.peek();
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
}
