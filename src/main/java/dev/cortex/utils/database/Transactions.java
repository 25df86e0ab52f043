package dev.cortex.utils.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;

/**
 * A transaction for each statement, which begins with all that it depends on: behind a pooler, two statements need not meet the
 * same session. {@link CommitListener} commits it once it is executed; released without that, it is rolled back.
 */
final class Transactions implements ConnectionProvider {
    private final DataSource source;
    private final String settings;
    private final Failures failures;

    Transactions(DataSource source, Duration statementTimeout, Failures failures) {
        this.source = source;
        this.settings = SessionSettings.ofTransaction(statementTimeout);
        this.failures = failures;
    }

    @Override
    public Connection acquire() {
        try {
            return begin(source.getConnection(), settings);
        } catch (SQLException failed) {
            throw failures.translate(failed);
        }
    }

    /** On a connection in no transaction; closes it if that fails. */
    static Connection begin(Connection connection, String settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Or the driver would begin it, in a message of its own.
            connection.setAutoCommit(true);
            statement.execute(settings);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public void release(Connection connection) {
        try (connection) {
            // Says nothing to the server when it is committed.
            connection.rollback();
        } catch (SQLException failed) {
            throw failures.translate(failed);
        }
    }
}
