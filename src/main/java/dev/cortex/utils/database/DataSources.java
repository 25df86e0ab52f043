package dev.cortex.utils.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.Secret;
import java.sql.SQLException;
import java.time.Duration;
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

    /** One session that waits for what others tell it, and notices when the server no longer answers. At the direct address, too. */
    static DataSource forListening(PostgresConfig config) {
        PostgresConfig direct = config.direct();
        PGSimpleDataSource driver = driver(direct);
        driver.setApplicationName(direct.applicationName() + " (listening)");
        driver.setSocketTimeout(seconds(direct.connectTimeout()));
        return new OwnSessions(driver, direct);
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
        driver.setConnectTimeout(seconds(config.connectTimeout()));
        driver.setLoginTimeout(seconds(config.connectTimeout()));
        driver.setTcpKeepAlive(true);
        driver.setAssumeMinServerVersion("14");
        config.driverProperties().forEach((name, value) -> set(driver, Map.entry(name, value)));
        return driver;
    }

    private static int seconds(Duration duration) {
        return (int) duration.toSeconds();
    }

    private static void set(PGSimpleDataSource driver, Map.Entry<String, String> property) {
        try {
            driver.setProperty(property.getKey(), property.getValue());
        } catch (SQLException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }
}
