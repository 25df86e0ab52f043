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

    private Breakpoint(TestDatabase database, Connection holder, String reached) {
        this.database = database;
        this.holder = holder;
        this.reached = reached;
    }

    /** Makes breakpoints possible in this installation. */
    static void prepare(TestDatabase database) {
        database.execute(
                "create table if not exists breakpoint (phase text)",
                "create or replace function stop_here() returns trigger language plpgsql set lock_timeout = 0 as $$ begin"
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
                    holding(database, "select count(*) from queue"),
                    "select exists (select from pg_stat_progress_create_index where lockers_total > 0)");
        }
        database.execute("truncate breakpoint", "insert into breakpoint values ('" + phase + "')");
        Connection holder = database.connect();
        // Of the session: an open transaction would keep the index of an earlier phase waiting.
        holder.createStatement().execute("select pg_advisory_lock(" + KEY + ")");
        return new Breakpoint(
                database,
                holder,
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
