package dev.cortex.utils.docker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An engine of a test's own, to be stopped and started; it lives in a directory. Skips the test where none can run. */
public final class SecondEngine implements AutoCloseable {
    private static final String IMAGE = "tiny";
    /** Without a bridge of its own, dockerd would delete the one of the engine that is there. */
    private static final String BRIDGE = "cortex-test0";

    private final Path directory;
    private final List<String> options;
    private Process daemon;

    private SecondEngine(Path directory, List<String> options, Process daemon) {
        this.directory = directory;
        this.options = options;
        this.daemon = daemon;
    }

    public static SecondEngine start(Path directory, String... options) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        boolean able =
                Stream.of("/usr/sbin/dockerd", "/usr/sbin/ip").map(Path::of).allMatch(Files::isExecutable);
        Assumptions.assumeTrue(root && able, "no dockerd to start here");
        new TestProcess("ip", "link", "add", BRIDGE, "type", "bridge").output();
        SecondEngine engine = new SecondEngine(directory, List.of(options), launch(directory, List.of(options)));
        engine.awaitUp();
        engine.importImage();
        return engine;
    }

    public TestEngine containers() {
        return new TestEngine(host(), IMAGE);
    }

    public String host() {
        return "unix://" + directory.resolve("docker.sock");
    }

    public void stop() {
        daemon.destroy();
        try {
            daemon.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public void startAgain() throws IOException {
        daemon = launch(directory, options);
        awaitUp();
    }

    /** Without rules of a firewall, so that nothing of this machine's is touched. */
    private static Process launch(Path directory, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/usr/sbin/dockerd",
                "--data-root=" + directory.resolve("data"),
                "--exec-root=" + directory.resolve("exec"),
                "--pidfile=" + directory.resolve("pid"),
                "--host=unix://" + directory.resolve("docker.sock"),
                "--bridge=" + BRIDGE,
                "--iptables=false",
                "--ip-masq=false"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private void awaitUp() throws IOException {
        TestEngine engine = containers();
        for (int i = 0; i < 300 && daemon.isAlive(); i++) {
            if (engine.succeeds("version")) {
                return;
            }
            pause();
        }
        Assumptions.abort("dockerd does not start here: " + Files.readString(directory.resolve("log")));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The shell of this machine and what it is linked to are enough of an image. */
    private void importImage() throws IOException {
        File archive = directory.resolve("image.tar").toFile();
        List<String> tar = List.of("tar", "--create", "--dereference", "--file", archive.getPath(), "--directory", "/");
        List<String> command = new ArrayList<>(tar);
        command.addAll(List.of("bin/sh", "bin/sleep"));
        for (String library :
                new TestProcess("ldd", "/bin/sh", "/bin/sleep").output().split("\\s+", -1)) {
            if (library.startsWith("/") && !library.endsWith(":") && !command.contains(library.substring(1))) {
                command.add(library.substring(1));
            }
        }
        new TestProcess(command.toArray(String[]::new)).output();
        containers().docker("import", archive.getPath(), IMAGE);
    }

    @Override
    public void close() {
        stop();
        new TestProcess("ip", "link", "delete", BRIDGE).output();
        new TestProcess("umount", directory.resolve("data").toString()).output();
        new TestProcess("rm", "-rf", directory.toString()).output();
    }
}
