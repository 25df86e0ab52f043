package dev.cortex.utils.cli;

import dev.cortex.utils.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file that appears when it is whole: it is written under another name beside its place, and removed again unless
 * it was finished. Compressed if its name ends in {@code .gz}. What is no regular file, such as a device or a pipe, is
 * written to as it is.
 */
public final class WholeFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path place;
    private final @Nullable Path part;
    private final FileChannel channel;
    private final OutputStream bytes;
    private final Writer writer;
    private final Thread removal = new Thread(this::remove, "remove-part");

    private WholeFile(Path place, @Nullable Path part) throws IOException {
        this.place = place;
        this.part = part;
        Runtime.getRuntime().addShutdownHook(removal);
        channel = part == null
                ? FileChannel.open(place, StandardOpenOption.WRITE)
                : FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        bytes = place.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain;
        writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER);
    }

    public static WholeFile at(Path file) throws IOException {
        Path place = Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath();
        boolean replaceable = !Files.exists(file) || Files.isRegularFile(file);
        // In containers that share a directory every process may have the same number.
        String once = UUID.randomUUID().toString().substring(0, 8);
        String name = "." + place.getFileName() + "." + once + ".part";
        return new WholeFile(place, replaceable ? place.resolveSibling(name) : null);
    }

    public Writer writer() {
        return writer;
    }

    /** Everything has been written: it is on the disk, and then under its name, when this returns. */
    public void finish() throws IOException {
        writer.flush();
        if (bytes instanceof GZIPOutputStream compressed) {
            compressed.finish();
        }
        bytes.flush();
        if (part != null) {
            channel.force(true);
            channel.close();
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(place.resolveSibling("."))) {
                directory.force(true);
            }
        }
    }

    /** What to tell a person whose file could not be written. */
    public static Problem problem(Path file, IOException failure) {
        String reason = failure instanceof NoSuchFileException
                ? "no such directory"
                : failure instanceof AccessDeniedException
                        ? "permission denied"
                        : failure instanceof FileSystemException system && system.getReason() != null
                                ? system.getReason()
                                : String.valueOf(failure.getMessage());
        return Problem.refused(
                "cannot write " + file + ": " + reason, "Nothing was left of it; choose another --output.");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            remove();
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException ending) {
            // Then it runs, and finds nothing.
        }
    }

    private void remove() {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException gone) {
            // The directory is not there any more, or not writable: nothing can be done.
        }
    }
}
