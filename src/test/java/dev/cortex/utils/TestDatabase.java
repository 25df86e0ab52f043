package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.PGConnection;

/**
 * An installation for one test class; register it in a static field with {@code @RegisterExtension}. Gone afterwards.
 *
 * <ul>
 *   <li>{@link #migrated()}: a schema of its own in the cluster's database, migrated, with both extensions;
 *   <li>{@link #emptySchema()}: the same, not migrated and not even created;
 *   <li>{@link #emptyDatabase()}: a database of its own without extensions, for tests of installing.
 * </ul>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private enum Shape {
        MIGRATED,
        EMPTY_SCHEMA,
        EMPTY_DATABASE
    }

    private final Cluster cluster;
    private final Shape shape;
    private final String suffix = UUID.randomUUID().toString().substring(0, 4);
    private String name = "unused";

    private TestDatabase(Cluster cluster, Shape shape) {
        this.cluster = cluster;
        this.shape = shape;
    }

    public static TestDatabase migrated() {
        return new TestDatabase(Cluster.OF_TESTS, Shape.MIGRATED);
    }

    /** In a cluster that goes away as a whole. */
    static TestDatabase migratedIn(Cluster cluster, String schema) {
        TestDatabase database = new TestDatabase(cluster, Shape.MIGRATED);
        database.name = schema;
        database.migrate();
        return database;
    }

    /** A database of its own in such a cluster, with the privileges that PostgreSQL gives it. */
    static TestDatabase emptyDatabaseIn(Cluster cluster, String name) {
        TestDatabase database = new TestDatabase(cluster, Shape.EMPTY_DATABASE);
        database.name = name;
        database.create();
        return database;
    }

    public static TestDatabase emptySchema() {
        return new TestDatabase(Cluster.OF_TESTS, Shape.EMPTY_SCHEMA);
    }

    public static TestDatabase emptyDatabase() {
        return new TestDatabase(Cluster.OF_TESTS, Shape.EMPTY_DATABASE);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        name = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT) + "_" + suffix;
        if (shape == Shape.EMPTY_DATABASE) {
            create();
        }
        if (shape == Shape.MIGRATED) {
            migrate();
        }
    }

    private void create() {
        superuserOf(cluster.variable("POSTGRES_DB"), "create database " + name + " owner " + user());
    }

    private void migrate() {
        Cli.Result result = Cli.run(variables(), "db", "migrate", "--scheduler", cluster.variable("CORTEX_SCHEDULER"));
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (shape == Shape.EMPTY_DATABASE) {
            superuserOf(cluster.variable("POSTGRES_DB"), "drop database " + name + " with (force)");
        } else {
            superuser("delete from cron.job where jobname like '%:" + name + "'");
            superuser("drop schema if exists " + name + " cascade");
        }
    }

    /** The environment in which the command line finds this installation. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(cluster.variables());
        variables.put(shape == Shape.EMPTY_DATABASE ? "POSTGRES_DB" : "POSTGRES_SCHEMA", name);
        return variables;
    }

    public String schema() {
        return shape == Shape.EMPTY_DATABASE ? "public" : name;
    }

    public String user() {
        return cluster.variable("POSTGRES_USER");
    }

    /** A session of the installation's owner, to be closed by the caller: two of them for a race. */
    public Connection connect() throws SQLException {
        return connect(database(), user(), cluster.variable("POSTGRES_PASSWORD"));
    }

    /** A session of a superuser in the same database and schema. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(database(), "postgres", cluster.variable("CORTEX_SUPERUSER_PASSWORD"));
    }

    /** Runs statements as the installation's owner, each in a transaction of its own. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of the first row, as text. */
    public String value(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs statements as a superuser, each in a transaction of its own. */
    public void superuser(String... statements) {
        superuserOf(database(), statements);
    }

    /** Installs into a database without extensions, with other schemas beside it perhaps. */
    public void migrateWithoutPgCron(String... schemas) {
        superuser(
                "create schema partman",
                "create extension pg_partman schema partman",
                "grant usage, create on schema partman to " + user(),
                "grant all on all tables in schema partman to " + user(),
                "grant execute on all routines in schema partman to " + user());
        for (String schema : schemas) {
            Map<String, String> variables = variables();
            variables.put("POSTGRES_SCHEMA", schema);
            Cli.Result result = Cli.run(variables, "db", "migrate", "--scheduler", "none");
            assertThat(result.code()).as(result.err()).isZero();
        }
    }

    /** Kills the whole server, as a machine that fails does, and starts it again. */
    public void killServer() {
        try (Connection session = connect()) {
            assertThat(ProcessHandle.of(session.unwrap(PGConnection.class).getBackendPID())
                            .flatMap(ProcessHandle::parent)
                            .map(ProcessHandle::destroyForcibly))
                    .hasValue(true);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        Sessions.waitUntil("the server is dead", () -> !accepts());
        cluster.start();
    }

    /** Stops the server without a checkpoint, in the middle of whatever it does, and starts it again. */
    public void stopServerAtOnce() {
        cluster.stopAtOnce();
        cluster.start();
    }

    /** Whether the server lets sessions in. */
    public boolean accepts() {
        try (Connection session = connect()) {
            return session.isValid(1);
        } catch (SQLException notNow) {
            return false;
        }
    }

    private void superuserOf(String database, String... statements) {
        try (Connection connection = connect(database, "postgres", cluster.variable("CORTEX_SUPERUSER_PASSWORD"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String database() {
        return shape == Shape.EMPTY_DATABASE ? name : cluster.variable("POSTGRES_DB");
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        String url = "jdbc:postgresql://" + cluster.variable("POSTGRES_HOST") + ":" + cluster.variable("POSTGRES_PORT")
                + "/" + database + "?currentSchema=" + schema();
        return DriverManager.getConnection(url, user, password);
    }
}
