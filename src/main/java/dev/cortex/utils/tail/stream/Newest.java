package dev.cortex.utils.tail.stream;

import java.util.ArrayDeque;

/** Keeps the newest items of one container. */
final class Newest<T> implements Emitter<T> {
    private record Kept<T>(long time, int weight, T item) {}

    private final int size;
    private final ArrayDeque<Kept<T>> items = new ArrayDeque<>();

    Newest(int size) {
        this.size = size;
    }

    @Override
    public void emit(long epochNanos, int weight, T item) {
        if (items.size() == size) {
            items.removeFirst();
        }
        items.addLast(new Kept<>(epochNanos, weight, item));
    }

    /** Whether it is full of items that are younger than that. */
    boolean isFullSince(long epochNanos) {
        return items.size() == size && items.getFirst().time() > epochNanos;
    }

    void drainTo(Emitter<T> emitter) {
        while (!items.isEmpty()) {
            Kept<T> oldest = items.removeFirst();
            emitter.emit(oldest.time(), oldest.weight(), oldest.item());
        }
    }
}
