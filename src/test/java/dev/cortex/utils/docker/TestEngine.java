package dev.cortex.utils.docker;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A real engine and some containers on it, which go away with this. Tests are skipped where there is no engine. */
public final class TestEngine implements AutoCloseable {
    public static final String IMAGE = "debian:bookworm-slim";
    private static final String HERE = "unix:///var/run/docker.sock";

    private final String host;
    private final String image;
    private final String label = "dev.cortex.test=" + UUID.randomUUID();

    TestEngine(String host, String image) {
        this.host = host;
        this.image = image;
    }

    /** The engine of this machine. */
    public static TestEngine here() {
        TestEngine engine = new TestEngine(System.getenv().getOrDefault("DOCKER_HOST", HERE), IMAGE);
        Assumptions.assumeTrue(
                engine.succeeds("image", "inspect", IMAGE), "no Docker Engine with an image " + IMAGE + " here");
        return engine;
    }

    public DockerEngine client() {
        return new DockerEngine(DockerSettings.of(host, System.getenv(), Path.of("/nowhere")));
    }

    public String host() {
        return host;
    }

    public String uniqueName(String end) {
        return "it" + UUID.randomUUID().toString().substring(0, 8) + "-" + end;
    }

    /** Makes a container and does not start it. */
    void create(String name) {
        docker("create", "--name", name, "--label", label, "--network", "none", image, "true");
    }

    /** Starts a container that runs a shell script; waits for it to end unless it was detached. */
    public String run(String name, String script, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--name", name, "--label", label, "--network", "none"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--entrypoint", "/bin/sh", image, "-c", script));
        docker(arguments.toArray(String[]::new));
        return docker("inspect", "--format", "{{.Id}}", name).strip();
    }

    /** What the command printed on both streams, whatever its exit code. */
    public String docker(String... arguments) {
        return execute(arguments).output();
    }

    boolean succeeds(String... arguments) {
        try {
            return execute(arguments).code() == 0;
        } catch (UncheckedIOException noSuchProgram) {
            return false;
        }
    }

    private TestProcess execute(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "--host", host));
        command.addAll(List.of(arguments));
        return new TestProcess(command.toArray(String[]::new));
    }

    @Override
    public void close() {
        String ids = docker("ps", "--all", "--quiet", "--filter", "label=" + label);
        if (!ids.isBlank()) {
            List<String> remove = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            remove.addAll(ids.lines().toList());
            docker(remove.toArray(String[]::new));
        }
    }
}
