package dev.cortex.utils.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Reads a log to its end, as a list of texts. */
final class Lines {
    private Lines() {}

    static List<String> of(byte[] log, boolean tty) throws IOException {
        return of(log, tty, DockerEngine.LONGEST_LINE, most -> most);
    }

    /** @param split how much of what was asked for a read returns */
    static List<String> of(byte[] log, boolean tty, int longest, IntUnaryOperator split) throws IOException {
        List<String> lines = new ArrayList<>();
        LogReader reader = new LogReader(inPieces(log, split), tty, longest);
        LineSink sink = line -> lines.add(describe(line));
        while (reader.read(sink)) {}
        reader.finish(sink);
        return lines;
    }

    /** {@code out 1.000000002 text}, with an ellipsis if it was truncated. */
    static String describe(LogLine line) {
        return (line.isStderr() ? "err " : "out ")
                + line.epochNanos() / 1_000_000_000 + "." + line.epochNanos() % 1_000_000_000 + " " + line.text()
                + (line.isTruncated() ? "…" : "");
    }

    private static InputStream inPieces(byte[] log, IntUnaryOperator split) {
        return new ByteArrayInputStream(log) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.max(1, split.applyAsInt(length)));
            }
        };
    }
}
