package dev.cortex.utils.partitions;

import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** How a server can be struck. */
enum LedgerFault {
    /** {@code pg_ctl stop -m immediate}. */
    STOPPED_AT_ONCE {
        @Override
        void strike(TestDatabase database) {
            database.stopServerAtOnce();
        }
    },

    /** {@code kill -9} of the postmaster. */
    KILLED {
        @Override
        void strike(TestDatabase database) {
            database.killServer();
        }
    },

    /** {@code kill -9} of the session that maintains: PostgreSQL ends all the others, and recovers by itself. */
    SESSION_KILLED {
        @Override
        void strike(TestDatabase database) {
            victim(database).ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    },

    /** The session that maintains is ended, and no other. */
    SESSION_TERMINATED {
        @Override
        void strike(TestDatabase database) {
            victim(database).ifPresent(pid -> database.execute("select pg_terminate_backend(" + pid + ")"));
        }
    };

    private static final String MAINTAINS =
            "select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'"
                    + " and pid <> pg_backend_pid() and query ~ 'cortex_(maint|begin|drop|run|create|retry|rescue|rollup)'"
                    + " order by state = 'active' desc, query ~ 'cortex_(maint|begin|drop|run)' desc limit 1";

    abstract void strike(TestDatabase database);

    private static OptionalLong victim(TestDatabase database) {
        Sessions.waitUntil("the server is up", database::accepts);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet sessions = statement.executeQuery(MAINTAINS)) {
            return sessions.next() ? OptionalLong.of(sessions.getLong(1)) : OptionalLong.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
