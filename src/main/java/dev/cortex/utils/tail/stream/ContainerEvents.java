package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import java.util.function.Consumer;

/**
 * Puts the lines of one container together into events, those of each of its two streams apart, and hands them on by
 * time: an event waits for an older one of the other stream that may still grow, though not for long. Knows up to where
 * everything has been handed on.
 */
final class ContainerEvents {
    /** In nanoseconds: an event grows no more when its stream has been silent for so long and the other one has not. */
    private static final long SILENCE = 500_000_000;

    private static final int MOST_WAITING = 1_000;

    private final ResumePoint point;
    private final Consumer<RawEntry> sink;
    private final StreamEvents stdout;
    private final StreamEvents stderr;

    /**
     * @param point moves on with each line
     * @param inBytes whether events come with their bytes
     */
    ContainerEvents(ResumePoint point, boolean inBytes, Consumer<RawEntry> sink) {
        this.point = point;
        this.sink = sink;
        this.stdout = new StreamEvents(point, false, inBytes);
        this.stderr = new StreamEvents(point, true, inBytes);
    }

    void line(LogLine line) {
        StreamEvents own = line.isStderr() ? stderr : stdout;
        StreamEvents other = line.isStderr() ? stdout : stderr;
        try {
            own.line(line);
        } finally {
            // Also past a line that something stumbles over, or it would do so again and again.
            point.passed(line);
        }
        if (line.epochNanos() - other.newest() > SILENCE || own.waiting() > MOST_WAITING) {
            other.pause();
        }
        handOn();
    }

    /** No line for a while. */
    void pause() {
        stdout.pause();
        stderr.pause();
        handOn();
    }

    /** Up to where everything has been handed on. */
    Cursor cursor(String container) {
        long newest = Math.min(point.newest(), Math.min(stdout.oldest(), stderr.oldest()));
        return new Cursor(container, stdout.handed(), stderr.handed(), newest);
    }

    private void handOn() {
        while (stdout.waiting() + stderr.waiting() > 0) {
            StreamEvents first = stdout.next() <= stderr.next() ? stdout : stderr;
            if (first.waiting() == 0) {
                return;
            }
            sink.accept(first.take());
        }
    }
}
