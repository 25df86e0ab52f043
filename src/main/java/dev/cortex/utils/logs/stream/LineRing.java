package dev.cortex.utils.logs.stream;

import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogLine;
import java.util.ArrayDeque;

/** Keeps the newest lines. */
final class LineRing implements LineSink {
    private final int size;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private long seen;

    LineRing(int size) {
        this.size = size;
    }

    @Override
    public void line(LogLine line) {
        seen++;
        if (size > 0) {
            if (lines.size() == size) {
                lines.removeFirst();
            }
            lines.addLast(line.kept());
        }
    }

    /** How many lines came, kept or not. */
    long seen() {
        return seen;
    }

    void drainTo(LineSink sink) {
        while (!lines.isEmpty()) {
            sink.line(lines.removeFirst());
        }
    }
}
