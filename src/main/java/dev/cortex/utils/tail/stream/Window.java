package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogLine;

/**
 * The newest lines of a log, whose beginning may cut an event in two. The first line of each stream may belong to an event
 * that began before, unless the stream had been silent for a while: events are written at one go.
 */
final class Window implements LineSink {
    /** So many lines of the other stream are a while. */
    static final int WHILE = 100;

    private final LineSink next;
    private boolean seenOut;
    private boolean seenErr;
    private int lines;
    private long doubtful = Long.MIN_VALUE;

    Window(LineSink next) {
        this.next = next;
    }

    @Override
    public void line(LogLine line) {
        boolean first = line.isStderr() ? !seenErr : !seenOut;
        seenErr |= line.isStderr();
        seenOut |= !line.isStderr();
        if (lines < WHILE) {
            lines++;
            doubtful = first ? Math.max(doubtful, line.epochNanos()) : doubtful;
        }
        next.line(line);
    }

    /** What began later is whole. */
    long doubtful() {
        return doubtful;
    }
}
