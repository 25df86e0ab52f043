package dev.cortex.utils.migrate;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.daemon.Waiter;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
            await(connection, notices);
            return work.get();
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }

    /** Asks again and again: a statement that waits would hold a snapshot, and the other's index builds would wait for that. */
    private void await(Connection connection, Consumer<String> notices) throws SQLException {
        Field<Boolean> taken =
                function(name("pg_catalog", "pg_try_advisory_xact_lock"), Boolean.class, val(key(config.schema())));
        boolean told = false;
        while (!Boolean.TRUE.equals(Contexts.of(connection, config).fetchValue(taken))) {
            connection.rollback();
            if (!told) {
                notices.accept(
                        "Another migration of schema " + config.schema() + " is at work: waiting for it to end.");
                told = true;
            }
            if (!Waiter.UNENDING.pause(PAUSE)) {
                throw Problem.refused(
                        "interrupted while another migration of schema " + config.schema() + " is at work",
                        "Nothing was changed: run it again.");
            }
        }
        // The last query's portal keeps its snapshot until there is another; a savepoint is one without.
        connection.setSavepoint();
    }

    private static long key(String schema) {
        return (long) "cortex-utils db migrate".hashCode() << Integer.SIZE | Integer.toUnsignedLong(schema.hashCode());
    }
}
