package dev.cortex.utils.docker;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * The log of a container without a terminal: frames of eight bytes (stream, three zeros, length) and a text.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Container/operation/ContainerAttach">
 *     Stream format</a>
 */
final class Frames implements Framing {
    private static final int HEADER = 8;
    private static final int SYSTEM_ERROR = 3;

    private final LineAssembler stdout;
    private final LineAssembler stderr;
    private LineAssembler current;
    private long remaining;
    private long records;

    Frames(int longestLine) {
        stdout = new LineAssembler(false, false, longestLine);
        stderr = new LineAssembler(true, false, longestLine);
        current = stdout;
    }

    @Override
    public int consume(byte[] bytes, int from, int to, LineSink sink) throws IOException {
        int at = from;
        while (at < to) {
            if (remaining > 0) {
                int piece = (int) Math.min(remaining, to - at);
                current.text(bytes, at, at + piece, sink);
                remaining -= piece;
                at += piece;
            } else {
                int next = begin(bytes, at, to, sink);
                if (next == at) {
                    break;
                }
                at = next;
            }
        }
        return at;
    }

    /** Reads a header and a timestamp, once both are there: a frame may be larger than any buffer. */
    private int begin(byte[] bytes, int at, int to, LineSink sink) throws IOException {
        if (to - at < HEADER) {
            return at;
        }
        int type = bytes[at];
        if (type < 0 || type > SYSTEM_ERROR || bytes[at + 1] != 0 || bytes[at + 2] != 0 || bytes[at + 3] != 0) {
            throw new ProtocolException("not a log stream: a frame cannot begin like this");
        }
        long length = length(bytes, at + 4);
        int start = at + HEADER;
        if (type == SYSTEM_ERROR) {
            return systemError(bytes, at, to, (int) Math.min(length, NEEDS - HEADER));
        }
        if (to - start < Math.min(length, Stamp.LONGEST)) {
            return at;
        }
        int end = (int) Math.min(to, start + length);
        current = type == 2 ? stderr : stdout;
        records++;
        int text = start + stamp(bytes, start, end, sink);
        remaining = length - (text - start);
        return text;
    }

    private int stamp(byte[] bytes, int from, int end, LineSink sink) {
        long fixed = Stamp.fixed(bytes, from, end);
        if (fixed != Stamp.NONE) {
            current.begin(fixed, sink);
            return Stamp.LENGTH;
        }
        int other = Stamp.otherLength(bytes, from, end);
        current.begin(other == 0 ? Stamp.NONE : Stamp.other(bytes, from, from + other - 1), sink);
        return other;
    }

    private static int systemError(byte[] bytes, int at, int to, int length) {
        if (to - at - HEADER < length) {
            return at;
        }
        throw LogReader.stopped(new String(bytes, at + HEADER, length, StandardCharsets.UTF_8));
    }

    private static long length(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

    @Override
    public void end(byte[] bytes, int from, int to, LineSink sink) throws IOException {
        if (from < to || remaining > 0) {
            throw new EOFException("the log ends inside a frame");
        }
    }

    @Override
    public void finish(LineSink sink) {
        stdout.finish(sink);
        stderr.finish(sink);
    }

    @Override
    public long unfinished() {
        return Math.min(stdout.unfinished(), stderr.unfinished());
    }

    @Override
    public long records() {
        return records;
    }
}
