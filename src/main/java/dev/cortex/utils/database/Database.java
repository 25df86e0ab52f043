package dev.cortex.utils.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.cortex.utils.config.PostgresConfig;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The installation that the configuration names; connects when it is first used. */
public final class Database implements AutoCloseable {
    private final Supplier<PostgresConfig> config;
    private @Nullable HikariDataSource pool;
    private @Nullable DSLContext dsl;

    public Database(Supplier<PostgresConfig> config) {
        this.config = config;
    }

    /**
     * Statements on the installation; each runs in a transaction of its own. Every failure is a
     * {@link dev.cortex.utils.problem.Problem}.
     */
    public synchronized DSLContext dsl() {
        if (dsl == null) {
            DSLContext opened = open(config.get());
            Versions.check(opened);
            dsl = opened;
        }
        return dsl;
    }

    private DSLContext open(PostgresConfig postgres) {
        try {
            HikariDataSource opened = DataSources.pooled(postgres);
            pool = opened;
            return Contexts.of(opened, postgres);
        } catch (PoolInitializationException failed) {
            throw new Failures(postgres).translate(failed);
        }
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
