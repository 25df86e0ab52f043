package dev.cortex.utils.events.assembly;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the bytes of one stream into lines. Bytes that are no UTF-8 become U+FFFD. Keeps no more of a line than its
 * limit, however long the line is.
 */
public final class LineSplitter {
    private final int limit;
    private final Consumer<Line> sink;
    private byte[] kept = new byte[1024];
    private int length;
    private boolean truncated;

    /** @param limit most bytes of a line that are kept */
    public LineSplitter(int limit, Consumer<Line> sink) {
        this.limit = limit;
        this.sink = sink;
    }

    public void write(byte[] bytes, int from, int count) {
        int end = from + count;
        int start = from;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                if (length == 0 && i - start <= limit) {
                    emit(bytes, start, i - start);
                } else {
                    keep(bytes, start, i - start);
                    emit(kept, 0, length);
                }
                start = i + 1;
            }
        }
        keep(bytes, start, end - start);
    }

    /** The stream is over: what came after the last line end is a line too. */
    public void end() {
        if (length > 0) {
            emit(kept, 0, length);
        }
    }

    private void keep(byte[] bytes, int from, int count) {
        int room = Math.min(count, limit - length);
        truncated |= room < count;
        if (length + room > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(kept.length * 2, length + room)));
        }
        System.arraycopy(bytes, from, kept, length, room);
        length += room;
    }

    private void emit(byte[] bytes, int from, int count) {
        int to = from + count;
        if (truncated) {
            to = wholeCharacters(bytes, from, to);
        } else if (to > from && bytes[to - 1] == '\r') {
            to--;
        }
        Line line = new Line(new String(bytes, from, to - from, StandardCharsets.UTF_8), truncated);
        length = 0;
        truncated = false;
        sink.accept(line);
    }

    /** Where the last character begins that the cut may have gone through. */
    private static int wholeCharacters(byte[] bytes, int from, int to) {
        int start = to - 1;
        while (start > from && start > to - 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start >= from && (bytes[start] & 0xC0) == 0xC0 ? start : to;
    }
}
