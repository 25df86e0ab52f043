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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The toolkit against PostgreSQL as db/Dockerfile has it, old and new; skipped where no Docker Engine runs. */
class ImageIT {
    private static final String PASSWORD = "of-the-smoke-test";
    private static final int PORT = 5432;

    /** What the packages of a Debian release bring. */
    private enum Release {
        BOOKWORM("debian:bookworm-slim", "15", "4"),
        TRIXIE("debian:trixie-slim", "17", "5");

        private final String base;
        private final String postgres;
        private final String partman;

        Release(String base, String postgres, String partman) {
            this.base = base;
            this.postgres = postgres;
            this.partman = partman;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQueueIsInstalledScheduledAndMaintained(Release release) throws InterruptedException, SQLException {
        assumeTrue(
                troubleOf("docker", "info").isEmpty(),
                "no Docker Engine runs here: the image of db/Dockerfile is not tested");
        assumeTrue(
                troubleOf("docker", "image", "inspect", release.base).isEmpty(),
                release.base + " is not here: PostgreSQL " + release.postgres + " is not tested");

        try (GenericContainer<?> postgres = container(built(release))) {
            postgres.start();
            Sessions.waitUntil("the server lets sessions in", () -> accepts(postgres));
            run(postgres, "db", "migrate");
            assertThat(run(postgres, "schedule", "install").out()).contains("cortex-maintain-partitions", "created");
            String expired = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
            assertThat(run(postgres, "partitions", "create", "--date", expired).out())
                    .contains("created");
            assertThat(run(postgres, "partitions", "maintain").out()).contains("exists", "dropped");
            assertThat(run(postgres, "partitions", "list").out()).contains("today", "future");
            assertThat(run(postgres, "db", "info").out())
                    .containsPattern("PostgreSQL +" + release.postgres)
                    .containsPattern("pg_cron +1\\..* in use")
                    .containsPattern("pg_partman +" + release.partman + "\\..* in use")
                    .containsPattern("cortex_run_log +.*partitioned");
            assertThat(value(
                            postgres,
                            "select schedule || ' ' || username || ' ' || active from cron.job"
                                    + " where jobname = 'cortex-maintain-partitions'"))
                    .isEqualTo("15 2-6 * * * cortex true");
            assertThatHistoryIsKeptFor(postgres, release);
        }
    }

    /** A month that nobody made a partition for is made, kept as long as it should be, and then dropped. */
    private static void assertThatHistoryIsKeptFor(GenericContainer<?> postgres, Release release) throws SQLException {
        String oldMonth = "select count(*) from cortex_run_log where action = 'long ago'";
        value(
                postgres,
                "insert into cortex_run_log (run_id, function_name, action, started_at)"
                        + " values (gen_random_uuid(), 'test', 'long ago', now() - interval '8 months') returning 1");

        assertThat(value(postgres, maintainedHistory("12 months")))
                .as(release.name())
                .contains("created");
        assertThat(value(postgres, oldMonth)).isEqualTo("1");
        assertThat(value(postgres, maintainedHistory("6 months")))
                .as(release.name())
                .contains("dropped");
        assertThat(value(postgres, oldMonth)).isEqualTo("0");
    }

    private static String maintainedHistory(String retention) {
        return "select string_agg(action, ' ') from cortex_maintain_history('" + retention
                + "') where table_name = 'cortex_run_log'";
    }

    private static String built(Release release) throws InterruptedException {
        String tag = "cortex-postgres:" + release.postgres;
        // Not through Testcontainers, whose builds cannot use the host's network.
        assertThat(troubleOf(
                        "docker",
                        "build",
                        "--network",
                        "host",
                        "--build-arg",
                        "BASE=" + release.base,
                        "--build-arg",
                        "POSTGRES_MAJOR=" + release.postgres,
                        "--tag",
                        tag,
                        "db"))
                .isEmpty();
        return tag;
    }

    private static GenericContainer<?> container(String image) {
        return new GenericContainer<>(image)
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
    }

    /** Its port is open before that. */
    private static boolean accepts(GenericContainer<?> postgres) {
        try {
            return value(postgres, "select 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Cli.Result run(GenericContainer<?> postgres, String... arguments) {
        Cli.Result result = Cli.run(
                Map.of(
                        "POSTGRES_HOST", postgres.getHost(),
                        "POSTGRES_PORT", String.valueOf(postgres.getMappedPort(PORT)),
                        "POSTGRES_PASSWORD", PASSWORD),
                arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static String value(GenericContainer<?> postgres, String query) throws SQLException {
        String url = "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(PORT) + "/cortex";
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
