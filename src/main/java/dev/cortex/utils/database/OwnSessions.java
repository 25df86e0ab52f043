package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Sessions that are one's own from beginning to end, as settings, temporary tables and statements outside of a transaction need
 * them. A pooler hands out process ids of its own, so whoever is told another than the server itself says talks to one. Whether
 * that keeps sessions together cannot be known for certain: it is refused unless somebody has named it as the direct address.
 */
final class OwnSessions extends ConnectionSource {
    private final PostgresConfig config;

    OwnSessions(DataSource driver, PostgresConfig config) {
        super(driver);
        this.config = config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = open();
        try (Statement statement = connection.createStatement()) {
            // Before anything is set: it might be set for others.
            if (isPooled(connection, statement)) {
                allow(statement);
            }
            statement.execute(SessionSettings.ofSession(
                    config.schema(), connection.getMetaData().getDatabaseMajorVersion()));
            return connection;
        } catch (SQLException | Problem failed) {
            connection.close();
            throw failed;
        }
    }

    /** A second client that meets the session of the first proves that it is nobody's own. */
    private void allow(Statement first) throws SQLException {
        if (!config.isDirect()) {
            throw refusal("is reached through a pooler");
        }
        try (Connection second = open();
                Statement statement = second.createStatement()) {
            if (backend(statement) == backend(first)) {
                throw refusal("is reached through a pooler that gives each transaction another session");
            }
        }
    }

    private Problem refusal(String what) {
        return Problem.refused(
                "PostgreSQL at " + config.address() + " " + what + ", and this takes a session of its own",
                "Set POSTGRES_DIRECT_HOST and POSTGRES_DIRECT_PORT to the server's own address; see docs/operations.md,"
                        + " Behind PgBouncer.");
    }

    private static boolean isPooled(Connection connection, Statement statement) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID() != backend(statement);
    }

    private static int backend(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
