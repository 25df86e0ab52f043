package dev.cortex.utils.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The log of a container with a terminal: its records one after the other, with nothing but their timestamps between
 * them. Lines end in CR LF.
 *
 * <p>A record without a newline is followed by the next one's timestamp in the middle of the line. Such a timestamp is
 * told from one that the program itself printed by its age: the engine stamps what it has read, so a stamp of its own is
 * never older than the line it stands in, and one that the program printed is.
 */
final class Terminal implements Framing {
    private static final byte[] ENGINE_ERROR = "Error grabbing logs: ".getBytes(StandardCharsets.US_ASCII);
    private static final int TO_LAST_DIGIT = Stamp.LENGTH - 2;

    private final LineAssembler lines;
    private long stamp = Stamp.NONE;
    private boolean inRecord;
    private long records;

    Terminal(int longestLine) {
        lines = new LineAssembler(false, true, longestLine);
    }

    @Override
    public int consume(byte[] bytes, int from, int to, LineSink sink) {
        return consume(bytes, from, to, false, sink);
    }

    @Override
    public void end(byte[] bytes, int from, int to, LineSink sink) {
        consume(bytes, from, to, true, sink);
    }

    private int consume(byte[] bytes, int from, int to, boolean last, LineSink sink) {
        int at = from;
        while (at < to) {
            if (!inRecord) {
                if (!last && to - at < Stamp.LONGEST && newline(bytes, at, to) < 0) {
                    return at;
                }
                at = begin(bytes, at, to, sink);
            }
            int end = recordEnd(bytes, at, to);
            inRecord = end < 0;
            if (inRecord) {
                int certain = last ? to : Math.max(at, to - Stamp.LENGTH + 1);
                lines.text(bytes, at, certain, sink);
                return certain;
            }
            lines.text(bytes, at, end, sink);
            at = end;
        }
        return at;
    }

    private int begin(byte[] bytes, int at, int to, LineSink sink) {
        long found = Stamp.fixed(bytes, at, to);
        int length = found == Stamp.NONE ? Stamp.otherLength(bytes, at, to) : Stamp.LENGTH;
        if (found == Stamp.NONE && length > 0) {
            found = Stamp.other(bytes, at, at + length - 1);
        }
        if (length == 0) {
            refuseEngineError(bytes, at, to);
        }
        lines.begin(found, sink);
        stamp = found == Stamp.NONE ? stamp : found;
        records++;
        return at + length;
    }

    /** Where the record that goes on at {@code from} ends, or -1 if that cannot be seen yet. */
    private int recordEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
            if (bytes[i] == 'Z' && i - TO_LAST_DIGIT >= from) {
                long found = Stamp.fixed(bytes, i - TO_LAST_DIGIT, to);
                if (found != Stamp.NONE && found >= stamp) {
                    return i - TO_LAST_DIGIT;
                }
            }
        }
        return -1;
    }

    private static void refuseEngineError(byte[] bytes, int at, int to) {
        int end = at + ENGINE_ERROR.length;
        if (end <= to && Arrays.equals(bytes, at, end, ENGINE_ERROR, 0, ENGINE_ERROR.length)) {
            throw LogReader.stopped(new String(bytes, at, to - at, StandardCharsets.UTF_8));
        }
    }

    private static int newline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void finish(LineSink sink) {
        lines.finish(sink);
    }

    @Override
    public long unfinished() {
        return lines.unfinished();
    }

    @Override
    public long records() {
        return records;
    }
}
