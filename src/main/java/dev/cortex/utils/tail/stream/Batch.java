package dev.cortex.utils.tail.stream;

import java.util.ArrayList;
import java.util.List;

/** Some items of one container, handed from the thread that reads to the one that merges. */
final class Batch<T> {
    private final List<Delivery<T>> deliveries = new ArrayList<>();
    private int weight;

    void add(Delivery<T> delivery) {
        deliveries.add(delivery);
        weight += delivery.weight();
    }

    int weight() {
        return weight;
    }

    int size() {
        return deliveries.size();
    }

    Delivery<T> get(int index) {
        return deliveries.get(index);
    }
}
