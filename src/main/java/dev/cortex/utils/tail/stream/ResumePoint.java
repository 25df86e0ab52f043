package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.docker.LogQuery;
import java.time.Duration;
import java.time.Instant;

/**
 * How far one container's log has been read, so that reading can go on after the connection broke, without a gap and
 * without a duplicate.
 *
 * <p>The engine delivers a log in the order it was written, and each of its two streams is stamped in that order. But
 * the streams are stamped by two threads, so that across them a later line may bear an earlier time: each has a place of
 * its own, and reading goes on a little before the younger one.
 */
final class ResumePoint {
    /** How much later than its timestamp a line may have been written, behind lines of the other stream. */
    static final Duration OVERLAP = Duration.ofSeconds(5);

    /** What is read of the end of the log at first, before all of it is looked through for the place. */
    static final long NEWEST = 2_000;

    private final Place out = new Place();
    private final Place err = new Place();
    private long newest = Long.MIN_VALUE;

    /** A line has been read. */
    synchronized void passed(LogLine line) {
        place(line).passed(line.epochNanos());
        newest = line.epochNanos();
    }

    synchronized boolean isSet() {
        return newest != Long.MIN_VALUE;
    }

    synchronized void reset() {
        out.reset();
        err.reset();
        newest = Long.MIN_VALUE;
    }

    /** Whether a line that was found at the end of the log has not been read yet. */
    synchronized boolean isBefore(LogLine line) {
        return line.epochNanos() > place(line).nanos;
    }

    /** What to ask for; {@code everything} if the newest records turned out not to reach back to this point. */
    synchronized LogQuery query(boolean everything) {
        if (newest == Long.MIN_VALUE) {
            return LogQuery.ALL;
        }
        Instant from = Instant.ofEpochSecond(0, newest).minus(OVERLAP);
        return everything ? LogQuery.ALL.since(from) : LogQuery.ALL.since(from).tail(NEWEST);
    }

    synchronized Replay replay() {
        return new Replay(out.copy(), err.copy());
    }

    private Place place(LogLine line) {
        return line.isStderr() ? err : out;
    }

    /** Tells the lines that come again from those that are new, in the order in which they come. */
    static final class Replay {
        private final Place out;
        private final Place err;

        private Replay(Place out, Place err) {
            this.out = out;
            this.err = err;
        }

        boolean isOld(LogLine line) {
            return (line.isStderr() ? err : out).skip(line.epochNanos());
        }
    }

    private static final class Place {
        private long nanos = Long.MIN_VALUE;
        private int lines;

        void passed(long at) {
            lines = at == nanos ? lines + 1 : 1;
            nanos = at;
        }

        boolean skip(long at) {
            if (at < nanos) {
                return true;
            }
            if (at == nanos && lines > 0) {
                lines--;
                return true;
            }
            nanos = Long.MIN_VALUE;
            return false;
        }

        void reset() {
            nanos = Long.MIN_VALUE;
            lines = 0;
        }

        Place copy() {
            Place copy = new Place();
            copy.nanos = nanos;
            copy.lines = lines;
            return copy;
        }
    }
}
