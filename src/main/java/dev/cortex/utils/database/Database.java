package dev.cortex.utils.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.generated.Tables;
import dev.cortex.utils.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

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
     * {@link Problem}.
     */
    public synchronized DSLContext dsl() {
        if (dsl == null) {
            DSLContext opened = open(config.get());
            try {
                Versions.check(opened);
            } catch (Problem unfit) {
                // Or whoever tries again later opens one pool after the other.
                close();
                throw unfit;
            }
            dsl = opened;
        }
        return dsl;
    }

    /** The same for statements that may take as long as they need: no statement timeout, not even one that the role has. */
    public DSLContext patiently() {
        Configuration configuration = dsl().configuration();
        return DSL.using(configuration.derive(transactions(config.get(), Duration.ZERO)));
    }

    /** A session of its own, for what a transaction cannot do; the caller closes it. */
    public Session session() {
        dsl();
        return Session.open(config.get());
    }

    /**
     * A session of its own that listens on these channels; the caller closes it. Opened again by the caller after a failure, as often as
     * need be.
     *
     * @param channels identifiers as they are written in quotes: {@code notify queue} is for {@code queue}
     */
    public Listening listening(String... channels) {
        return Listening.open(
                config.get(), Stream.of(channels).map(Channel::new).toList());
    }

    private DSLContext open(PostgresConfig postgres) {
        // Started by two threads at once, SLF4J would complain to standard error.
        LoggerFactory.getILoggerFactory();
        // Loading jOOQ takes about as long as getting let in by PostgreSQL: both at once.
        CompletableFuture<Configuration> loading = CompletableFuture.supplyAsync(() -> load(postgres));
        try {
            pool = DataSources.pooled(postgres);
            return DSL.using(loading.join().set(transactions(postgres, postgres.statementTimeout())));
        } catch (PoolInitializationException failed) {
            throw new Failures(postgres).translate(failed);
        }
    }

    private Transactions transactions(PostgresConfig postgres, Duration statementTimeout) {
        return new Transactions(Objects.requireNonNull(pool), statementTimeout, new Failures(postgres));
    }

    private static Configuration load(PostgresConfig postgres) {
        Failures failures = new Failures(postgres);
        Configuration configuration =
                Contexts.configuration(postgres).set(new FailureListener(failures), new CommitListener(failures));
        DSL.using(configuration).render(Tables.CORTEX_PARTITIONS);
        return configuration;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
