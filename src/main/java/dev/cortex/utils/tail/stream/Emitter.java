package dev.cortex.utils.tail.stream;

/** Takes what a {@link Stage} made of events. May block while the reader of the stream is behind. */
@FunctionalInterface
public interface Emitter<T> {
    /**
     * @param epochNanos where it belongs among those of other containers
     * @param weight roughly how many bytes it keeps in memory
     */
    void emit(long epochNanos, int weight, T item);
}
