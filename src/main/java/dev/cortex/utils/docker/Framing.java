package dev.cortex.utils.docker;

import java.io.IOException;

/** How records lie in the bytes that the engine sends. */
interface Framing {
    /** The least room a buffer must have for {@link #consume} to get on. */
    int NEEDS = 32 * 1024;

    /**
     * Takes what is whole, and leaves what is not.
     *
     * @return where the rest begins; at most {@link #NEEDS} bytes are left over
     */
    int consume(byte[] bytes, int from, int to, LineSink sink) throws IOException;

    /** The bytes that {@link #consume} left are the last ones. */
    void end(byte[] bytes, int from, int to, LineSink sink) throws IOException;

    /** Hands on the lines that have no newline. */
    void finish(LineSink sink);

    /** When the oldest line began whose end has not come yet; {@link Long#MAX_VALUE} if there is none. */
    long unfinished();

    long records();
}
