package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jooq.Configuration;

/** One connection beside the pool, such as for work that takes longer than the statement timeout; each statement is a transaction of its own. */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final PostgresConfig config;

    private Session(Connection connection, PostgresConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /** For migrations, which come before the functions that {@link Database} checks. */
    public static Session open(PostgresConfig config) {
        return open(config, DataSources.forMigrations(config));
    }

    static Session plain(PostgresConfig config) {
        return open(config, DataSources.plain(config));
    }

    private static Session open(PostgresConfig config, DataSource source) {
        try {
            return new Session(source.getConnection(), config);
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
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
