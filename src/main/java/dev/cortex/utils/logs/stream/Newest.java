package dev.cortex.utils.logs.stream;

import java.util.ArrayDeque;

/** Keeps the newest items of one container. */
final class Newest<T> implements Emitter<T> {
    private record Kept<T>(long time, int weight, T item) {}

    private final int size;
    private final ArrayDeque<Kept<T>> items = new ArrayDeque<>();
    private long seen;

    Newest(int size) {
        this.size = size;
    }

    @Override
    public void emit(long epochNanos, int weight, T item) {
        seen++;
        if (items.size() == size) {
            items.removeFirst();
        }
        items.addLast(new Kept<>(epochNanos, weight, item));
    }

    /** How many came, kept or not. */
    long seen() {
        return seen;
    }

    void drainTo(Emitter<T> emitter) {
        while (!items.isEmpty()) {
            Kept<T> oldest = items.removeFirst();
            emitter.emit(oldest.time(), oldest.weight(), oldest.item());
        }
    }
}
