package dev.cortex.utils.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The terminal of this process. Java knows only whether both input and output are one, so each file descriptor is asked
 * for itself: on Linux through {@code /proc}, elsewhere through {@code test -t}.
 */
public final class SystemTerminal implements Terminal {
    private static final int DEFAULT_WIDTH = 80;

    @Override
    public boolean readsInput() {
        return isTerminal(0);
    }

    @Override
    public boolean showsOutput() {
        return isTerminal(1);
    }

    @Override
    public boolean showsErrors() {
        return isTerminal(2);
    }

    @Override
    public int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int columns = size.matches("\\d{1,4} \\d{1,4}") ? Integer.parseInt(size.split(" ", 2)[1]) : 0;
            return columns > 0 ? columns : DEFAULT_WIDTH;
        } catch (IOException noTerminal) {
            return DEFAULT_WIDTH;
        }
    }

    @Override
    public Optional<String> readLine() {
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isTerminal(int descriptor) {
        Path open = Path.of("/proc/self/fd");
        String number = Integer.toString(descriptor);
        try {
            if (Files.isDirectory(open)) {
                String target = Files.readSymbolicLink(open.resolve(number)).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
            return new ProcessBuilder("test", "-t", number).inheritIO().start().waitFor() == 0;
        } catch (IOException closed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
