package dev.cortex.utils.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.cortex.utils.config.PostgresConfig;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
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
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Failures failures = new Failures(postgres);
        HikariDataSource opened;
        try {
            opened = DataSources.pooled(postgres);
        } catch (PoolInitializationException failed) {
            throw failures.translate(failed);
        }
        pool = opened;
        Settings settings = new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withExecuteLogging(false);
        return DSL.using(new DefaultConfiguration()
                .set(opened)
                .set(SQLDialect.POSTGRES)
                .set(settings)
                .set(new FailureListener(failures)));
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
