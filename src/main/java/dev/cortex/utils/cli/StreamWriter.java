package dev.cortex.utils.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints to a stream of this process, and can say why that failed, where a {@link PrintWriter} knows only that it did. */
public final class StreamWriter extends PrintWriter {
    private final Stream stream;

    private StreamWriter(Stream stream) {
        super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.stream = stream;
    }

    public static StreamWriter of(FileDescriptor descriptor) {
        return new StreamWriter(new Stream(descriptor));
    }

    /** Writes what is no text, after all that was printed before. */
    void bytes(byte[] bytes) {
        flush();
        try {
            stream.write(bytes, 0, bytes.length);
        } catch (IOException failed) {
            setError();
        }
    }

    /** Why nothing more can be written, unless it is only that nobody reads it. */
    Optional<String> failure() {
        String message = stream.failure;
        return message == null || message.contains("Broken pipe") ? Optional.empty() : Optional.of(message);
    }

    private static final class Stream extends FilterOutputStream {
        private @Nullable String failure;

        Stream(FileDescriptor descriptor) {
            super(new FileOutputStream(descriptor));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException failed) {
                failure = String.valueOf(failed.getMessage());
                throw failed;
            }
        }
    }
}
