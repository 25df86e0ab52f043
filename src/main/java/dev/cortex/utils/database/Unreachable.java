package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.Setting;
import dev.cortex.utils.problem.Problem;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** Why PostgreSQL cannot be reached, or does not let this role in, and which settings to look at. */
final class Unreachable {
    private final PostgresConfig config;

    Unreachable(PostgresConfig config) {
        this.config = config;
    }

    static boolean is(SQLException failure, String state) {
        return state.startsWith("08")
                || state.startsWith("28")
                || state.equals("3D000")
                || state.equals("53300")
                || state.startsWith("57P")
                || (state.isEmpty() && !(failure instanceof PSQLException));
    }

    Problem problem(SQLException failure, String state) {
        String what =
                switch (state) {
                    case "28P01", "28000" -> "refuses role " + config.user() + ": " + Failures.message(failure);
                    case "3D000" -> "has no database " + config.database();
                    case "53300" -> "has no connection left: " + Failures.message(failure);
                    default ->
                        lacksPassword(failure)
                                ? "wants a password for role " + config.user() + ", and none was given"
                                : "cannot be reached: " + reason(failure);
                };
        return Problem.unreachable("PostgreSQL at " + config.address() + " " + what, settings(failure, state), failure);
    }

    private String settings(SQLException failure, String state) {
        return switch (state) {
            case "28P01", "28000" ->
                "Check user (" + config.origin(Setting.POSTGRES_USER) + ") and password (" + passwordOrigin(state)
                        + ").";
            case "3D000" ->
                "Check the database's name ("
                        + origin(Setting.POSTGRES_DIRECT_DATABASE, Setting.POSTGRES_DATABASE)
                        + "): POSTGRES_DB or --database.";
            case "53300" -> "Try again later, or raise max_connections.";
            default ->
                lacksPassword(failure)
                        ? "Set POSTGRES_PASSWORD or a password file, and check " + where() + "."
                        : "Check " + where() + ".";
        };
    }

    /** What the settings lack the driver looks for in a password file, and says nothing of it: a password that is refused was there. */
    private String passwordOrigin(String state) {
        if (config.findPassword().isPresent()) {
            return config.origin(Setting.POSTGRES_PASSWORD);
        }
        return state.equals("28P01") ? "password file" : "none set; a password file may have one";
    }

    private static boolean lacksPassword(SQLException failure) {
        return Failures.message(failure).contains("no password");
    }

    /** Where it was looked for, and who said so. */
    String where() {
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
        return Failures.message(failure);
    }
}
