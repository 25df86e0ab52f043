package dev.cortex.utils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The private PostgreSQL that the build starts in {@code target/cluster}; by hand: db/cluster start target/cluster --tests. */
final class Cluster {
    private static final Path DIRECTORY = Path.of(System.getProperty("cortex.cluster", "target/cluster"));
    private static final Map<String, String> VARIABLES = read();

    private Cluster() {}

    /** The environment that {@code db/cluster env} prints. */
    static Map<String, String> variables() {
        return VARIABLES;
    }

    static String variable(String name) {
        String value = VARIABLES.get(name);
        if (value == null) {
            throw new IllegalStateException("db/cluster env does not print " + name);
        }
        return value;
    }

    /** Harmless while it runs. */
    static void start() {
        run("db/cluster", "start", DIRECTORY.toString());
    }

    static void stopAtOnce() {
        run("db/cluster", "stop", DIRECTORY.toString(), "--immediate");
    }

    private static Map<String, String> read() {
        if (!Files.isDirectory(DIRECTORY)) {
            throw new IllegalStateException(
                    "no cluster for the tests; run: db/cluster start " + DIRECTORY + " --fast --tests");
        }
        Map<String, String> variables = new TreeMap<>();
        for (String line :
                run("db/cluster", "env", DIRECTORY.toString()).lines().toList()) {
            String[] parts = line.replaceFirst("^export ", "").split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + printed);
            }
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
