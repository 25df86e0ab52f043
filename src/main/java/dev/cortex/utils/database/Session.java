package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.Configuration;

/**
 * A session of one's own, for what a transaction cannot do: statements that run outside of one, settings that last, temporary
 * tables. Each statement is a transaction of its own.
 */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final PostgresConfig config;

    private Session(Connection connection, PostgresConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /** For migrations, which come before the functions that {@link Database} checks. */
    public static Session open(PostgresConfig config) {
        PostgresConfig direct = config.direct();
        try {
            return new Session(DataSources.forMigrations(direct).getConnection(), direct);
        } catch (SQLException failed) {
            throw new Failures(direct).translate(failed);
        }
    }

    public Configuration configuration() {
        return Contexts.of(connection, config).configuration();
    }

    /** Runs what a function has handed out because it works outside a transaction only. */
    public void run(String handedOut) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(handedOut);
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }
}
