package dev.cortex.utils.migrate;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} in the middle. */
class MigrateKilledIT {
    @RegisterExtension
    static final TestDatabase CHECKING = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase APPLYING = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase INDEXING = TestDatabase.emptySchema();

    @Test
    void whileItLooksNothingIsLeftBehind() throws Exception {
        AdoptedTables tables = new AdoptedTables(CHECKING);
        tables.plainQueue();
        tables.deadLetters();
        String before = relations(CHECKING);

        killedWhileWaiting(CHECKING, "lock table dead_letter in access exclusive mode");

        assertThat(relations(CHECKING)).isEqualTo(before);
        migrates(CHECKING);
    }

    @Test
    void betweenTwoFilesTheNextOneGoesOn() throws Exception {
        AdoptedTables tables = new AdoptedTables(APPLYING);
        tables.plainQueue();
        tables.deadLetters();

        killedWhileWaiting(APPLYING, "lock table dead_letter in row exclusive mode");

        assertThat(APPLYING.value("select max(version) from cortex_schema_history"))
                .isEqualTo("2");
        migrates(APPLYING);
    }

    @Test
    void duringAnIndexTheNextOneBuildsItAnew() throws Exception {
        new AdoptedTables(INDEXING).partitionedQueue();

        killedWhileWaiting(INDEXING, "lock table only queue_p20 in row exclusive mode");

        migrates(INDEXING);
        assertThat(INDEXING.value("select bool_and(indisvalid) from pg_index where indrelid = 'queue'::regclass"))
                .isEqualTo("t");
    }

    private static void killedWhileWaiting(TestDatabase database, String lock) throws SQLException, IOException {
        try (Connection session = holding(database, lock)) {
            Process migrate = Cli.start(database.variables(), "db", "migrate");
            waitUntil("the migration waits", () -> isWaiting(database));
            migrate.destroyForcibly();
            waitUntil("it is dead", () -> !migrate.isAlive());
            session.rollback();
        }
        waitUntil("the server knows", () -> !isWaiting(database));
    }

    private static boolean isWaiting(TestDatabase database) {
        return database.value("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .equals("1");
    }

    private static void migrates(TestDatabase database) {
        Cli.Result result = Cli.run(database.variables(), "db", "migrate");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Cli.run(database.variables(), "db", "validate").code()).isZero();
    }

    private static String relations(TestDatabase database) {
        return database.value("select string_agg(relname || oid, ' ' order by relname) from pg_class"
                + " where relnamespace = current_schema()::regnamespace");
    }
}
