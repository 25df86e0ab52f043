package dev.cortex.utils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A private PostgreSQL, by {@code db/cluster}. */
final class Cluster {
    /** Starts with the first test that needs it, and stops with this program. */
    static final Cluster OF_TESTS = ofTests(Path.of(System.getProperty("cortex.cluster", "target/cluster-1")));

    private final Path directory;
    private final Map<String, String> variables;

    private Cluster(Path directory) {
        this.directory = directory;
        this.variables = read(directory);
    }

    /** One of its own, of what {@code CORTEX_PGBIN} calls {@code programs}. */
    static Cluster start(Path directory, String programs) {
        run(Map.of("CORTEX_PGBIN", programs), "db/cluster", "start", directory.toString(), "--fast");
        return new Cluster(directory);
    }

    private static Cluster ofTests(Path directory) {
        run(Map.of(), "db/cluster", "start", directory.toString(), "--fast", "--tests");
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> run(Map.of(), "db/cluster", "stop", directory.toString())));
        return new Cluster(directory);
    }

    /** The environment that {@code db/cluster env} prints. */
    Map<String, String> variables() {
        return variables;
    }

    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("db/cluster env does not print " + name);
        }
        return value;
    }

    /** Harmless while it runs. */
    void start() {
        run(Map.of(), "db/cluster", "start", directory.toString());
    }

    /** As a crash does: nothing is finished. */
    void stopAtOnce() {
        run(Map.of(), "db/cluster", "stop", directory.toString(), "--immediate");
    }

    /** Its data on another port, as after a restore elsewhere; this object is of no use then. */
    Cluster movedTo(int port) {
        stopAtOnce();
        run(Map.of(), "db/cluster", "start", directory.toString(), String.valueOf(port), "--fast");
        return new Cluster(directory);
    }

    /** Stops it and deletes its data. */
    void delete() {
        run(Map.of(), "db/cluster", "reset", directory.toString());
    }

    private static Map<String, String> read(Path directory) {
        Map<String, String> variables = new TreeMap<>();
        for (String line :
                run(Map.of(), "db/cluster", "env", directory.toString()).lines().toList()) {
            String[] parts = line.replaceFirst("^export ", "").split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static String run(Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
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
