package dev.cortex.utils.docker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes logs as an engine sends them. */
final class LogBytes {
    static final int OUT = 1;
    static final int ERR = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LogBytes frame(int stream, String text) {
        return frame(stream, text.getBytes(StandardCharsets.UTF_8));
    }

    LogBytes frame(int stream, byte[] text) {
        bytes.writeBytes(
                ByteBuffer.allocate(8).putInt(stream << 24).putInt(text.length).array());
        bytes.writeBytes(text);
        return this;
    }

    LogBytes raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The timestamp that Moby writes, with the space after it. */
    static String at(long seconds, int nanos) {
        Instant whole = Instant.ofEpochSecond(seconds);
        return whole.toString().replace("Z", String.format(".%09dZ ", nanos));
    }
}
