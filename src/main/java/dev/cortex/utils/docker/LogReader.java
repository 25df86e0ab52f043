package dev.cortex.utils.docker;

import dev.cortex.utils.docker.DockerException.Kind;
import java.io.IOException;
import java.io.InputStream;

/** Reads a log's bytes and hands on its lines; keeps no more than one buffer and one unfinished line per stream. */
final class LogReader {
    private static final int BUFFER = 2 * Framing.NEEDS;

    private final InputStream input;
    private final Framing framing;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    LogReader(InputStream input, boolean tty, int longestLine) {
        this.input = input;
        this.framing = tty ? new Terminal(longestLine) : new Frames(longestLine);
    }

    boolean read(LineSink sink) throws IOException {
        if (buffer.length - to < Framing.NEEDS) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int read = input.read(buffer, to, buffer.length - to);
        if (read < 0) {
            framing.end(buffer, from, to, sink);
            from = to;
            return false;
        }
        to += read;
        from = framing.consume(buffer, from, to, sink);
        if (from == to) {
            from = 0;
            to = 0;
        }
        return true;
    }

    void finish(LineSink sink) {
        framing.finish(sink);
    }

    long unfinished() {
        return framing.unfinished();
    }

    long records() {
        return framing.records();
    }

    static DockerException stopped(String said) {
        String reason = said.strip().lines().findFirst().orElse("");
        return new DockerException(
                Kind.REFUSED, "Docker Engine stopped reading the log: " + reason, "Its own log may say more.");
    }
}
