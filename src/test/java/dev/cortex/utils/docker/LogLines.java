package dev.cortex.utils.docker;

import java.nio.charset.StandardCharsets;

/** Lines for tests of what is done with them. */
public final class LogLines {
    private LogLines() {}

    public static LogLine out(long nanos, String text) {
        return line(nanos, text, false);
    }

    public static LogLine err(long nanos, String text) {
        return line(nanos, text, true);
    }

    private static LogLine line(long nanos, String text, boolean stderr) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LogLine line = new LogLine();
        line.set(bytes, 0, bytes.length, stderr, nanos, false);
        return line;
    }
}
