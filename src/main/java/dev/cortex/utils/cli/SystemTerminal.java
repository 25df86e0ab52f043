package dev.cortex.utils.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The terminal of this process. Java knows only whether both input and output are one, so each file descriptor is asked
 * for itself: on Linux through {@code /proc}, elsewhere through {@code test -t}. Programs are those of the system, never one
 * that the PATH offers under such a name.
 */
public final class SystemTerminal implements Terminal {
    private static final int DEFAULT_WIDTH = 80;
    private static final String TEST = "/bin/test";
    private static final String STTY = "/bin/stty";

    private final Map<String, String> variables;

    /** @param variables the environment, in which {@code COLUMNS} may say how wide the terminal is to be taken for */
    public SystemTerminal(Map<String, String> variables) {
        this.variables = variables;
    }

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
        return columns(variables.getOrDefault("COLUMNS", ""))
                .or(SystemTerminal::askTerminal)
                .orElse(DEFAULT_WIDTH);
    }

    private static Optional<Integer> askTerminal() {
        try {
            Process stty = new ProcessBuilder(STTY, "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return columns(size.substring(size.indexOf(' ') + 1));
        } catch (IOException noTerminal) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> columns(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
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
            return new ProcessBuilder(TEST, "-t", number).inheritIO().start().waitFor() == 0;
        } catch (IOException closed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
