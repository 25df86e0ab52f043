package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;

/**
 * What becomes of one container's lines, in the thread that reads them: filtering here goes on for several containers at
 * once, and costs no memory for what is not kept. Never called by two threads at a time.
 */
public interface Stage<T> {
    /** @param line valid only during the call */
    void line(LogLine line, Emitter<T> emitter);

    /**
     * No line follows, or none for a while: whatever is held back goes out. More lines may come after this when a log is
     * followed.
     */
    default void end(Emitter<T> emitter) {}
}
