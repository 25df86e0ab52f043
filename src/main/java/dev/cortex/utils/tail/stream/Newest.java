package dev.cortex.utils.tail.stream;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Keeps the newest items of one container. */
final class Newest<T> implements Consumer<Delivery<T>> {
    private final int size;
    private final ArrayDeque<Delivery<T>> items = new ArrayDeque<>();

    Newest(int size) {
        this.size = size;
    }

    @Override
    public void accept(Delivery<T> delivery) {
        if (delivery.item() == null) {
            return;
        }
        if (items.size() == size) {
            items.removeFirst();
        }
        items.addLast(delivery);
    }

    /** Whether it is full of items that are younger than that. */
    boolean isFullSince(long epochNanos) {
        return items.size() == size && items.getFirst().time() > epochNanos;
    }

    void drainTo(Consumer<Delivery<T>> outlet) {
        while (!items.isEmpty()) {
            outlet.accept(items.removeFirst());
        }
    }
}
