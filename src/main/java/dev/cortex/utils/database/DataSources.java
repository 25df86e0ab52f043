package dev.cortex.utils.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.Secret;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections as the configuration wants them. None asks for settings while it connects: poolers refuse what they do not know, or
 * drop it and say nothing.
 */
public final class DataSources {
    private DataSources() {}

    /**
     * One new session for each caller, for migrations: they may take their time. At the direct address, where there is one.
     *
     * @see OwnSessions
     */
    public static DataSource forMigrations(PostgresConfig config) {
        PostgresConfig direct = config.direct();
        return new OwnSessions(driver(direct), direct);
    }

    /** For a caller who changes nothing; a pooler's will do. */
    public static OneTransaction forLooking(PostgresConfig config) {
        return new OneTransaction(ofTransactions(config), config.statementTimeout());
    }

    /** A small pool that opens its first connection at once, so that trouble shows its cause and not a timeout. */
    static HikariDataSource pooled(PostgresConfig config) {
        PGSimpleDataSource driver = driver(config);
        // A statement that the server was to keep is in one session, and behind a pooler the next call may meet
        // another.
        driver.setPrepareThreshold(0);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("cortex-utils");
        pool.setDataSource(driver);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(config.connectTimeout().toMillis());
        return new HikariDataSource(pool);
    }

    /** A statement that the server is to keep is in one session, and behind a pooler the next transaction may meet another. */
    private static PGSimpleDataSource ofTransactions(PostgresConfig config) {
        PGSimpleDataSource driver = driver(config);
        driver.setPrepareThreshold(0);
        return driver;
    }

    private static PGSimpleDataSource driver(PostgresConfig config) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {config.host()});
        driver.setPortNumbers(new int[] {config.port()});
        driver.setDatabaseName(config.database());
        driver.setUser(config.user());
        driver.setPassword(config.findPassword().map(Secret::reveal).orElse(null));
        driver.setApplicationName(config.applicationName());
        driver.setSslmode(config.sslMode().text());
        driver.setConnectTimeout((int) config.connectTimeout().toSeconds());
        driver.setLoginTimeout((int) config.connectTimeout().toSeconds());
        driver.setTcpKeepAlive(true);
        driver.setAssumeMinServerVersion("14");
        config.driverProperties().forEach((name, value) -> set(driver, Map.entry(name, value)));
        return driver;
    }

    private static void set(PGSimpleDataSource driver, Map.Entry<String, String> property) {
        try {
            driver.setProperty(property.getKey(), property.getValue());
        } catch (SQLException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }
}
