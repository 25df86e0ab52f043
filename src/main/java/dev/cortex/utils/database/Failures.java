package dev.cortex.utils.database;

import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.problem.Problem.Kind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failure of PostgreSQL means to the person who ran a command.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, Appendix A</a>
 */
public final class Failures {
    /** What no other role may do: the functions that are granted to nobody, and what only an owner can be. */
    private static final Pattern OF_THE_OWNER = Pattern.compile(
            "^must be owner|table \"?cortex_schema_history"
                    + "|function \"?cortex_(begin|create|drop|index|maintain|maintenance|migration|purge|refresh|reschedule|retention|rollup|run|schedule|unschedule)(?!d\\b|_warnings)");

    private final PostgresConfig config;

    public Failures(PostgresConfig config) {
        this.config = config;
    }

    public Problem translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem known) {
                return known;
            }
        }
        return sqlException(failure)
                .map(this::ofServer)
                .orElseGet(() -> new Problem(Kind.UNEXPECTED, "PostgreSQL: " + failure, null, null, failure));
    }

    private Problem ofServer(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("QX")) {
            return raised(failure, ofOurs(state));
        }
        if (Unreachable.is(failure, state)) {
            return new Unreachable(config).problem(failure, state);
        }
        return switch (state) {
            case "42883", "42P01", "3F000", "42703" -> missing(failure);
            case "42501" ->
                refused(
                        failure,
                        "role " + config.user() + " may not do this: " + message(failure),
                        privilege(message(failure)));
            case "25006" ->
                refused(
                        failure,
                        "nothing can be changed here: " + message(failure),
                        "Name the primary (" + new Unreachable(config).where()
                                + "); if it is that, see who has set default_transaction_read_only for role "
                                + config.user() + ", the database, or, behind a pooler, its sessions.");
            case "57014" ->
                problem(
                        Kind.IN_THE_WAY,
                        failure,
                        "PostgreSQL took longer than the statement timeout of "
                                + config.statementTimeout().toSeconds() + "s",
                        "Allow more with --statement-timeout 30m (0 for no limit).");
            default -> raised(failure, mayPass(state) ? Kind.IN_THE_WAY : Kind.REFUSED);
        };
    }

    /** The table is in docs/functions.md. */
    private static Kind ofOurs(String state) {
        return switch (state) {
            case "QX001" -> Kind.WRONG_USAGE;
            case "QX004" -> Kind.NOT_FOUND;
            default -> Kind.REFUSED;
        };
    }

    /** Deadlocks and the like, locks that were not waited for, and want of memory or disk. */
    private static boolean mayPass(String state) {
        return state.startsWith("40") || state.startsWith("53") || state.equals("55P03");
    }

    private String privilege(String message) {
        if (message.contains("for schema")) {
            return "Let a superuser grant it: grant cortex_operator to " + config.user()
                    + "; (cortex_viewer is enough to look), or, where nothing is migrated yet: grant usage on schema \""
                    + config.schema() + "\" to " + config.user() + ";";
        }
        if (message.contains("row-level security policy")) {
            return "A policy of it holds for the owner of the installation, too, and could hide rows that count. Let a"
                    + " superuser exempt the owner: alter role … bypassrls;";
        }
        return OF_THE_OWNER.matcher(message).find()
                ? "It takes the owner of the installation, the role that runs db migrate, or a member of that role."
                : "Let a superuser grant it: grant cortex_operator to " + config.user()
                        + "; (cortex_viewer is enough to look).";
    }

    private Problem missing(SQLException failure) {
        // Without its schema, no function is looked for.
        if (!message(failure).contains("cortex_") && !"3F000".equals(failure.getSQLState())) {
            return raised(failure, Kind.REFUSED);
        }
        return refused(
                failure,
                "schema " + config.schema() + " of database " + config.database()
                        + " is not migrated to this version of cortex-utils: " + message(failure),
                "Run: " + new Invocation(() -> config).command("db migrate")
                        + " (or name another schema with --schema).");
    }

    private static Problem raised(SQLException failure, Kind kind) {
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return new Problem(
                kind,
                message(failure),
                server == null ? null : server.getDetail(),
                server == null ? null : server.getHint(),
                failure);
    }

    private static Problem refused(SQLException failure, String message, String hint) {
        return problem(Kind.REFUSED, failure, message, hint);
    }

    private static Problem problem(Kind kind, SQLException failure, String message, String hint) {
        return new Problem(kind, message, null, hint, failure);
    }

    /** What the server says, or else the driver; the first line of it. */
    static String message(SQLException failure) {
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String text = server != null && server.getMessage() != null ? server.getMessage() : failure.getMessage();
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    /** The innermost one that came from the driver: pools and Flyway wrap it in others. */
    private static Optional<SQLException> sqlException(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return Optional.ofNullable(found);
    }
}
