package dev.cortex.utils.tail.stream;

/**
 * What becomes of one container's events, in the thread that reads them: filtering here goes on for several containers at
 * once, and costs no memory for what is not kept. Never called by two threads at a time.
 */
@FunctionalInterface
public interface Stage<T> {
    /** Makes of an event what it makes of it. Afterwards the event counts as handled, but for what was emitted. */
    void event(RawEntry event, Emitter<T> emitter);

    /**
     * No event follows, or none for a while: whatever is held back goes out. More events may come after this when a log is
     * followed.
     */
    default void end(Emitter<T> emitter) {}
}
