package dev.cortex.utils.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code logs tail -f} as a process of its own, whose output can be read while it goes on. */
final class Tailing implements AutoCloseable {
    private final Path out;
    private final Path err;
    private final Process process;

    Tailing(Path directory, String host, String... options) {
        out = directory.resolve("out");
        err = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of("bin/cortex-utils", "logs", "tail", "-f"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DOCKER_HOST", host);
        try {
            process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** Waits until that line is there. */
    Tailing until(String line) throws InterruptedException {
        while (out().lines().noneMatch(line::equals)) {
            if (!process.isAlive()) {
                throw new AssertionError("ended without '" + line + "': " + out() + err());
            }
            Thread.sleep(20);
        }
        return this;
    }

    /** As Ctrl-C does. {@return the exit code} */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
