package dev.cortex.utils.docker;

import java.util.Arrays;

/**
 * Makes lines of the records of one stream. The engine cuts a line every 16 KiB, and puts a timestamp before each
 * piece; a record without a newline is such a piece, or the last thing a process wrote before it ended.
 *
 * @see <a href="https://github.com/moby/moby/blob/master/daemon/logger/copier.go">Moby's copier</a>
 */
final class LineAssembler {
    /** What Moby's copier reads before it cuts; some log drivers have it cut later, none earlier. */
    private static final int FULL_PIECE = 16 * 1024;

    /** A buffer for unfinished lines that grew beyond this is not kept for the next. */
    private static final int KEPT = 64 * 1024;

    private final LogLine line = new LogLine();
    private final boolean stderr;
    private final boolean carriageReturns;
    private final int longest;

    private byte[] pending = new byte[0];
    private int pendingLength;
    private boolean open;
    private boolean truncated;
    private long lineStamp = Stamp.NONE;
    private long stamp = Stamp.NONE;
    private long recordLength;

    LineAssembler(boolean stderr, boolean carriageReturns, int longest) {
        this.stderr = stderr;
        this.carriageReturns = carriageReturns;
        this.longest = longest;
    }

    /**
     * A record begins. It carries on an unfinished line if it is stamped with the same moment, as Moby does with the
     * pieces of one line, or if the piece before was cut for its length, since journald stamps each piece anew.
     */
    void begin(long recordStamp, LineSink sink) {
        if (open && recordStamp != stamp && recordLength < FULL_PIECE) {
            finish(sink);
        }
        stamp = recordStamp == Stamp.NONE ? stamp : recordStamp;
        recordLength = 0;
    }

    /** Some of the record's text, without its timestamp. */
    void text(byte[] bytes, int from, int to, LineSink sink) {
        recordLength += to - from;
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                complete(bytes, start, i, sink);
                start = i + 1;
            }
        }
        if (start < to) {
            keep(bytes, start, to);
        }
    }

    /** When the line began whose end has not come yet; {@link Long#MAX_VALUE} if there is none. */
    long unfinished() {
        return open ? lineStamp : Long.MAX_VALUE;
    }

    /** No more will come: what is unfinished is a line as well. */
    void finish(LineSink sink) {
        if (open) {
            complete(pending, 0, 0, sink);
        }
    }

    private void complete(byte[] bytes, int from, int to, LineSink sink) {
        if (open) {
            keep(bytes, from, to);
            emit(pending, 0, pendingLength, lineStamp, sink);
            pendingLength = 0;
            pending = pending.length > KEPT ? new byte[0] : pending;
            open = false;
            truncated = false;
        } else {
            truncated = to - from > longest;
            emit(bytes, from, Math.min(to, from + longest), stamp, sink);
            truncated = false;
        }
    }

    private void emit(byte[] bytes, int from, int to, long when, LineSink sink) {
        int end = carriageReturns && to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        line.set(bytes, from, end, stderr, when == Stamp.NONE ? 0 : when, truncated);
        sink.line(line);
    }

    private void keep(byte[] bytes, int from, int to) {
        if (!open) {
            open = true;
            lineStamp = stamp;
        }
        int room = longest - pendingLength;
        int length = Math.min(to - from, room);
        truncated |= length < to - from;
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.min(longest, Math.max(pendingLength + length, 2 * pending.length)));
        }
        System.arraycopy(bytes, from, pending, pendingLength, length);
        pendingLength += length;
    }
}
