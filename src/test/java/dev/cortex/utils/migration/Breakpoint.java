package dev.cortex.utils.migration;

import static dev.cortex.utils.Sessions.holding;

import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Stops a migration in the middle of a step of that phase: what the step does is done, and not committed. */
final class Breakpoint implements AutoCloseable {
    private static final String KEY = "4711";

    private final TestDatabase database;
    private final String reached;
    private final Connection holder;

    private Breakpoint(TestDatabase database, String hold, String reached) throws SQLException {
        this.database = database;
        this.reached = reached;
        this.holder = holding(database, hold);
    }

    /** Makes breakpoints possible in this installation. */
    static void prepare(TestDatabase database) {
        database.execute(
                "create table if not exists breakpoint (phase text)",
                "create or replace function stop_here() returns trigger language plpgsql as $$ begin"
                        + " if old.phase in (select phase from breakpoint) then perform pg_advisory_xact_lock(" + KEY
                        + "); end if; return null; end; $$",
                "drop trigger if exists stop_here on cortex_migration",
                "create trigger stop_here after update on cortex_migration for each row execute function stop_here()");
    }

    static Breakpoint in(TestDatabase database, String phase) throws SQLException {
        if (phase.equals("key")) {
            // The index is built outside a transaction, and waits for those who read the table.
            return new Breakpoint(
                    database,
                    "select count(*) from queue",
                    "select exists (select from pg_stat_progress_create_index where lockers_total > 0)");
        }
        database.execute("truncate breakpoint", "insert into breakpoint values ('" + phase + "')");
        return new Breakpoint(
                database,
                "select pg_advisory_xact_lock(" + KEY + ")",
                "select exists (select from pg_locks where locktype = 'advisory' and not granted and objid = " + KEY
                        + ")");
    }

    boolean isReached() {
        return database.value(reached).equals("t");
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
