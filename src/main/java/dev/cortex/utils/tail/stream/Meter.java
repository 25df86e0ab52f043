package dev.cortex.utils.tail.stream;

import java.util.concurrent.atomic.LongAdder;

/** Counts what is read while it is read, for a progress bar. */
public final class Meter {
    private final LongAdder lines = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void add(int length) {
        lines.increment();
        bytes.add(length);
    }

    public long lines() {
        return lines.sum();
    }

    /** Of text, without timestamps and newlines. */
    public long bytes() {
        return bytes.sum();
    }
}
