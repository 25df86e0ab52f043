package dev.cortex.utils.docker;

import java.nio.charset.StandardCharsets;

/**
 * One line of a log: a window on the buffer it was read into, and so valid only until the next one. Its newline is not
 * part of it.
 */
public final class LogLine {
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private boolean stderr;
    private long epochNanos;
    private boolean truncated;

    void set(byte[] newBytes, int newFrom, int newTo, boolean isStderr, long newEpochNanos, boolean isTruncated) {
        bytes = newBytes;
        from = newFrom;
        to = newTo;
        stderr = isStderr;
        epochNanos = newEpochNanos;
        truncated = isTruncated;
    }

    /** The line is what lies between {@link #from()} and {@link #to()}. */
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    /** Exclusive. */
    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** False for standard output, and for all that a container with a terminal writes. */
    public boolean isStderr() {
        return stderr;
    }

    /** When the engine read the line from the container; nanoseconds since 1970. */
    public long epochNanos() {
        return epochNanos;
    }

    /** Whether the line was longer than what is kept, and its end is missing. */
    public boolean isTruncated() {
        return truncated;
    }

    /** As UTF-8; whatever is not, becomes U+FFFD. */
    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
