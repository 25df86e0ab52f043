package dev.cortex.utils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The real PgBouncer, in front of an installation's cluster. It has two sessions of the server for all clients, and cleans none of
 * them between two. The package is {@code pgbouncer}, which {@code db/packages --tests} installs.
 */
final class Bouncer {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final Map<String, String> server;
    private final int port;
    private final Path directory;
    private final Process process;

    private Bouncer(Map<String, String> server, int port, Path directory, Process process) {
        this.server = server;
        this.port = port;
        this.directory = directory;
        this.process = process;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param lines for {@code pgbouncer.ini}, after those that all have */
    static Bouncer start(Map<String, String> server, String... lines) throws IOException {
        // Not below the checkout, which the user that it runs as may not be allowed to enter.
        Path directory = Files.createTempDirectory(
                Path.of("/var/tmp"),
                "pgbouncer",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        int port = freePort();
        Path users = directory.resolve("users");
        Files.writeString(
                users, "\"%s\" \"%s\"\n".formatted(server.get("POSTGRES_USER"), server.get("POSTGRES_PASSWORD")));
        List<String> settings = new ArrayList<>(List.of(
                "[databases]",
                "* = host=127.0.0.1 port=" + server.get("POSTGRES_PORT"),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = plain",
                "auth_file = " + users,
                "default_pool_size = 2",
                "query_wait_timeout = 30",
                "server_reset_query ="));
        settings.addAll(List.of(lines));
        Path file = Files.write(directory.resolve("pgbouncer.ini"), settings);
        Process process = new ProcessBuilder(command(file))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Bouncer bouncer = new Bouncer(server, port, directory, process);
        Sessions.waitUntil("PgBouncer listens", bouncer::listens);
        return bouncer;
    }

    /** The environment in which the command line finds an installation through it. */
    Map<String, String> variables(String schema) {
        Map<String, String> variables = new TreeMap<>(server);
        variables.put("POSTGRES_PORT", String.valueOf(port));
        variables.put("POSTGRES_SCHEMA", schema);
        return variables;
    }

    String port() {
        return String.valueOf(port);
    }

    /** Leaves what these statements set in both of the server's sessions. */
    void leaveBehind(String... statements) throws SQLException {
        inBothSessions(statement -> {
            for (String sql : statements) {
                statement.execute(sql);
            }
        });
    }

    /** What a setting is in the server's sessions. */
    List<String> settings(String name) throws SQLException {
        List<String> settings = new ArrayList<>();
        inBothSessions(statement -> {
            try (ResultSet row = statement.executeQuery("show " + name)) {
                row.next();
                settings.add(row.getString(1));
            }
        });
        return settings;
    }

    private interface Work {
        void in(Statement statement) throws SQLException;
    }

    private void inBothSessions(Work work) throws SQLException {
        // Both at once: each transaction holds a session, and so they are two.
        try (Connection one = client();
                Connection other = client()) {
            for (Connection client : List.of(one, other)) {
                client.setAutoCommit(false);
                try (Statement statement = client.createStatement()) {
                    work.in(statement);
                }
            }
            one.commit();
            other.commit();
        }
    }

    private Connection client() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + server.get("POSTGRES_DB")
                        + "?prepareThreshold=0&assumeMinServerVersion=14",
                server.get("POSTGRES_USER"),
                server.get("POSTGRES_PASSWORD"));
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** It refuses to run as root. */
    private static List<String> command(Path file) {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("runuser", "-u", "postgres", "--", PROGRAM.toString(), "-q", file.toString())
                : List.of(PROGRAM.toString(), "-q", file.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            Files.deleteIfExists(directory.resolve("pgbouncer.ini"));
            Files.deleteIfExists(directory.resolve("users"));
            Files.deleteIfExists(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
