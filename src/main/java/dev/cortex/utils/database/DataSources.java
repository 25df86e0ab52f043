package dev.cortex.utils.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.Secret;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections as the configuration wants them. */
public final class DataSources {
    private DataSources() {}

    /**
     * One new connection for each caller, for migrations: they may take their time, and the functions that they create
     * refer to each other in any order.
     */
    public static DataSource forMigrations(PostgresConfig config) {
        return driver(
                config,
                "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0"
                        + " -c check_function_bodies=off");
    }

    /** One new connection for each caller, with the settings that the server gives it. */
    static DataSource plain(PostgresConfig config) {
        return driver(config, "");
    }

    /** A small pool that opens its first connection at once, so that trouble shows its cause and not a timeout. */
    static HikariDataSource pooled(PostgresConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("cortex-utils");
        pool.setDataSource(driver(
                config,
                "-c jit=off -c statement_timeout=" + config.statementTimeout().toMillis()));
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(config.connectTimeout().toMillis());
        return new HikariDataSource(pool);
    }

    private static PGSimpleDataSource driver(PostgresConfig config, String options) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {config.host()});
        driver.setPortNumbers(new int[] {config.port()});
        driver.setDatabaseName(config.database());
        driver.setUser(config.user());
        driver.setPassword(config.findPassword().map(Secret::reveal).orElse(null));
        driver.setApplicationName(config.applicationName());
        driver.setCurrentSchema('"' + config.schema() + '"');
        // What a role has set for itself must not change what the functions see, or how their answers are read.
        driver.setOptions(options + " -c default_transaction_isolation=read\\ committed -c intervalstyle=postgres");
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
