package dev.cortex.utils.tail.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some items of one container, handed from the thread that reads to the one that merges. */
final class Batch<T> {
    private long[] times = new long[64];
    private final List<T> items = new ArrayList<>();
    private int weight;

    void add(long epochNanos, int itemWeight, T item) {
        if (items.size() == times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
        }
        times[items.size()] = epochNanos;
        items.add(item);
        weight += itemWeight;
    }

    int weight() {
        return weight;
    }

    int size() {
        return items.size();
    }

    long time(int index) {
        return times[index];
    }

    T item(int index) {
        return items.get(index);
    }
}
