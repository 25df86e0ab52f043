package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The toolkit against PostgreSQL as db/Dockerfile has it; skipped where no Docker Engine runs. */
class ImageIT {
    private static final String IMAGE = "cortex-postgres";
    private static final String PASSWORD = "of-the-smoke-test";
    private static final int PORT = 5432;

    private static final GenericContainer<?> POSTGRES = new GenericContainer<>(IMAGE)
            .withEnv(Map.of(
                    "POSTGRES_PASSWORD",
                    PASSWORD,
                    "POSTGRES_DB",
                    "cortex",
                    "CORTEX_USER",
                    "cortex",
                    "CORTEX_PASSWORD",
                    PASSWORD))
            .withExposedPorts(PORT)
            .waitingFor(Wait.forListeningPort());

    @BeforeAll
    static void start() throws InterruptedException {
        assumeTrue(
                troubleOf("docker", "info").isEmpty(),
                "no Docker Engine runs here: the image of db/Dockerfile is not tested");
        // Not through Testcontainers, whose builds cannot use the host's network.
        assertThat(troubleOf("docker", "build", "--network", "host", "--tag", IMAGE, "db"))
                .isEmpty();
        POSTGRES.start();
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @Test
    void aQueueIsInstalledScheduledAndMaintained() throws SQLException {
        run("db", "migrate");
        assertThat(run("schedule", "install").out()).contains("cortex-maintain-partitions", "created");
        assertThat(run("partitions", "maintain").out()).contains("created");
        assertThat(run("partitions", "list").out()).contains("today", "future");
        assertThat(run("db", "info").out())
                .containsPattern("pg_cron +1\\..* in use")
                .containsPattern("pg_partman +4\\..* in use")
                .containsPattern("cortex_run_log +.*partitioned");
        assertThat(value("select schedule || ' ' || username || ' ' || active from cron.job"
                        + " where jobname = 'cortex-maintain-partitions'"))
                .isEqualTo("0 2 * * * cortex true");
    }

    private static Cli.Result run(String... arguments) {
        Cli.Result result = Cli.run(
                Map.of(
                        "POSTGRES_HOST", POSTGRES.getHost(),
                        "POSTGRES_PORT", String.valueOf(POSTGRES.getMappedPort(PORT)),
                        "POSTGRES_PASSWORD", PASSWORD),
                arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static String value(String query) throws SQLException {
        String url = "jdbc:postgresql://" + POSTGRES.getHost() + ":" + POSTGRES.getMappedPort(PORT) + "/cortex";
        try (Connection connection = DriverManager.getConnection(url, "cortex", PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /** What it says when it fails; nothing otherwise. */
    private static Optional<String> troubleOf(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(printed);
        } catch (IOException notInstalled) {
            return Optional.of(notInstalled.toString());
        }
    }
}
