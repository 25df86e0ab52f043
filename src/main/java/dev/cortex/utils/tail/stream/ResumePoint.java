package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.docker.LogQuery;
import dev.cortex.utils.docker.LogStream;
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

    private Place out = Place.BEGINNING;
    private Place err = Place.BEGINNING;
    private long newest = Long.MIN_VALUE;
    private volatile long unfinished = Long.MAX_VALUE;
    private long ahead = Long.MIN_VALUE;

    /** Keeps in mind what of the stream has no end yet: it was read, and is no line so far. */
    LineSink watching(LogStream stream, LineSink next) {
        return line -> {
            // Mostly nothing is unfinished: a lock for each line would be felt.
            if (unfinished != stream.unfinished()) {
                watch(stream);
            }
            next.line(line);
        };
    }

    synchronized void watch(LogStream stream) {
        unfinished = stream.unfinished();
    }

    /** A line has been read. */
    synchronized void passed(LogLine line) {
        newest = line.epochNanos();
        if (line.isStderr()) {
            err = err.after(newest);
        } else {
            out = out.after(newest);
        }
    }

    synchronized boolean isSet() {
        return newest != Long.MIN_VALUE;
    }

    synchronized void reset() {
        moveTo(Place.BEGINNING, Place.BEGINNING, Long.MIN_VALUE);
    }

    /** Reading begins with a line of that moment: what is older, of either stream, is not meant. */
    synchronized void beginAt(long epochNanos) {
        moveTo(Place.at(epochNanos), Place.at(epochNanos), epochNanos);
    }

    synchronized void goOnAfter(Cursor cursor) {
        moveTo(cursor.out(), cursor.err(), cursor.newest());
    }

    private void moveTo(Place newOut, Place newErr, long newNewest) {
        out = newOut;
        err = newErr;
        newest = newNewest;
        ahead = Math.max(newOut.nanos(), newErr.nanos());
        unfinished = Long.MAX_VALUE;
    }

    /**
     * Whether all that lies before the last line in the log's own order has been read, as when reading goes on in a stream; a cursor may stand
     * much farther in one of the streams than in the other. Only then does any line that comes again prove that nothing was left out.
     */
    synchronized boolean isInStep() {
        return newest >= ahead && unfinished == Long.MAX_VALUE;
    }

    /** Behind the last line of one of the streams. */
    synchronized Place place(boolean stderr) {
        return stderr ? err : out;
    }

    /** Whether there has to be a line that comes again when reading goes on from here, as long as the engine has it. */
    synchronized boolean isBehindALine() {
        Place last = out.nanos() > err.nanos() ? out : err;
        return last.lines() > 0 && last.nanos() >= newest() - OVERLAP.toNanos();
    }

    /** The time of the line that was read last, or of an older one that has no end yet. */
    synchronized long newest() {
        return Math.min(newest, unfinished);
    }

    /** Whether a line is older than one of its stream that was read before. */
    synchronized boolean isBehind(LogLine line) {
        return line.epochNanos() < place(line.isStderr()).nanos();
    }

    /** Whether a line that was found at the end of the log has not been read yet. */
    synchronized boolean isBefore(LogLine line) {
        return line.epochNanos() > place(line.isStderr()).nanos();
    }

    /** What to ask for; {@code everything} if the newest records turned out not to reach back to this point. */
    synchronized LogQuery query(boolean everything) {
        if (newest == Long.MIN_VALUE) {
            return LogQuery.ALL;
        }
        Instant from = Instant.ofEpochSecond(0, newest()).minus(OVERLAP);
        return everything ? LogQuery.ALL.since(from) : LogQuery.ALL.since(from).tail(NEWEST);
    }

    synchronized Replay replay() {
        return new Replay(out, err);
    }
}
