package dev.cortex.utils.database;

import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.Setting;
import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.net.UnknownHostException;
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
                .orElseGet(() -> new Problem(ExitCode.REFUSED, "PostgreSQL: " + failure, null, null, failure));
    }

    private Problem ofServer(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("QX")) {
            return raised(failure, state.equals("QX001") ? ExitCode.USAGE : ExitCode.REFUSED);
        }
        if (isConnection(failure, state)) {
            return unreachable(failure, state);
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
                        "Name the primary (" + where()
                                + "); if it is that, see who has set default_transaction_read_only for role "
                                + config.user() + ", the database, or, behind a pooler, its sessions.");
            case "57014" ->
                refused(
                        failure,
                        "PostgreSQL took longer than the statement timeout of "
                                + config.statementTimeout().toSeconds() + "s",
                        "Allow more with --statement-timeout 30m (0 for no limit).");
            default -> raised(failure, ExitCode.REFUSED);
        };
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
            return raised(failure, ExitCode.REFUSED);
        }
        return refused(
                failure,
                "schema " + config.schema() + " of database " + config.database()
                        + " is not migrated to this version of cortex-utils: " + message(failure),
                "Run: " + new Invocation(() -> config).command("db migrate")
                        + " (or name another schema with --schema).");
    }

    private static boolean isConnection(SQLException failure, String state) {
        return state.startsWith("08")
                || state.startsWith("28")
                || state.equals("3D000")
                || state.equals("53300")
                || state.startsWith("57P")
                || (state.isEmpty() && !(failure instanceof PSQLException));
    }

    private Problem unreachable(SQLException failure, String state) {
        String what =
                switch (state) {
                    case "28P01", "28000" -> "refuses role " + config.user() + ": " + message(failure);
                    case "3D000" -> "has no database " + config.database();
                    case "53300" -> "has no connection left: " + message(failure);
                    default ->
                        config.findPassword().isEmpty() && message(failure).contains("no password")
                                ? "wants a password for role " + config.user() + ", and none was given"
                                : "cannot be reached: " + reason(failure);
                };
        return Problem.unreachable("PostgreSQL at " + config.address() + " " + what, settings(state), failure);
    }

    private String settings(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                "Check user (" + config.origin(Setting.POSTGRES_USER) + ") and password ("
                        + (config.findPassword().isEmpty()
                                ? "none given; set POSTGRES_PASSWORD or ~/.pgpass"
                                : config.origins().getOrDefault(Setting.POSTGRES_PASSWORD, "password file"))
                        + ").";
            case "3D000" ->
                "Check the database's name ("
                        + origin(Setting.POSTGRES_DIRECT_DATABASE, Setting.POSTGRES_DATABASE)
                        + "): POSTGRES_DB or --database.";
            case "53300" -> "Try again later, or raise max_connections.";
            default ->
                config.findPassword().isEmpty()
                        ? "Set POSTGRES_PASSWORD or ~/.pgpass, and check " + where() + "."
                        : "Check " + where() + ".";
        };
    }

    private String where() {
        return (config.isDirect() ? "POSTGRES_DIRECT_HOST and POSTGRES_DIRECT_PORT" : "POSTGRES_HOST and POSTGRES_PORT")
                + " (host: "
                + origin(Setting.POSTGRES_DIRECT_HOST, Setting.POSTGRES_HOST) + ", port: "
                + origin(Setting.POSTGRES_DIRECT_PORT, Setting.POSTGRES_PORT) + ")";
    }

    private String origin(Setting direct, Setting pooled) {
        return config.origins().getOrDefault(direct, config.origin(pooled));
    }

    private static String reason(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "unknown host";
            }
            if (cause instanceof java.net.SocketTimeoutException) {
                return "no answer in time";
            }
            if (cause instanceof java.net.ConnectException) {
                return "connection refused";
            }
        }
        return message(failure);
    }

    private static Problem raised(SQLException failure, ExitCode exitCode) {
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return new Problem(
                exitCode,
                message(failure),
                server == null ? null : server.getDetail(),
                server == null ? null : server.getHint(),
                failure);
    }

    private static Problem refused(SQLException failure, String message, String hint) {
        return new Problem(ExitCode.REFUSED, message, null, hint, failure);
    }

    private static String message(SQLException failure) {
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
