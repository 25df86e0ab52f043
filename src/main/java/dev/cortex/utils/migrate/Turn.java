package dev.cortex.utils.migrate;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Lets one migration of a schema work at a time, from its first look to its last index. Held by a transaction, as a pooler
 * may keep a session for others; one that is idle keeps no {@code create index concurrently} waiting.
 */
final class Turn {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PostgresConfig config;

    Turn(PostgresConfig config) {
        this.config = config;
    }

    /** Does the work when no other migration of the schema is at work. */
    <T> T take(Consumer<String> notices, Supplier<T> work) {
        try (Connection connection = DataSources.forMigrations(config).getConnection()) {
            connection.setAutoCommit(false);
            await(Contexts.of(connection, config), notices);
            return work.get();
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }

    /** Asks again and again: a statement that waits would hold a snapshot, for which the other's index builds wait. */
    private void await(DSLContext dsl, Consumer<String> notices) {
        Field<Boolean> taken = function(name("pg_try_advisory_xact_lock"), Boolean.class, val(key(config.schema())));
        boolean told = false;
        while (!Boolean.TRUE.equals(dsl.fetchValue(taken))) {
            if (!told) {
                notices.accept(
                        "Another migration of schema " + config.schema() + " is at work: waiting for it to end.");
                told = true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static long key(String schema) {
        return (long) "cortex-utils db migrate".hashCode() << Integer.SIZE | Integer.toUnsignedLong(schema.hashCode());
    }
}
