package dev.cortex.utils.cli;

import dev.cortex.utils.config.Setting;
import dev.cortex.utils.config.Sources;
import dev.cortex.utils.config.Sources.Flag;
import dev.cortex.utils.problem.Problem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
    static final String FORMAT = "--format";

    /** Not inherited: {@link Setup} gives it to the commands that have no option of this name themselves. */
    @Option(names = FORMAT, paramLabel = "FORMAT", description = "How to print results: table, json or csv.")
    private Format format = Format.TABLE;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "Configuration file, which counts more than PGHOST and the like (default: ~/.cortex/utils.yaml).")
    private @Nullable Path config;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log details, and stack traces of errors, to standard error.")
    private boolean verbose;

    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "How to log to standard error: text or json.")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "PostgreSQL, as postgres://user@host:port/database?sslmode=require (or DATABASE_URL).")
    private @Nullable String url;

    @Option(
            names = "--host",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST",
            description = "PostgreSQL's host (POSTGRES_HOST).")
    private @Nullable String host;

    @Option(
            names = "--port",
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            description = "PostgreSQL's port (POSTGRES_PORT).")
    private @Nullable String port;

    @Option(
            names = "--database",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "The database (POSTGRES_DB).")
    private @Nullable String database;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "The role to connect as (POSTGRES_USER). Its password comes from POSTGRES_PASSWORD or"
                    + " a password file (PGPASSFILE, ~/.pgpass).")
    private @Nullable String user;

    @Option(
            names = "--schema",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "The schema of the installation (POSTGRES_SCHEMA; default: public).")
    private @Nullable String schema;

    @Option(
            names = "--statement-timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "DURATION",
            description = "Give up on a statement after this long (POSTGRES_STATEMENT_TIMEOUT; default: 5m, 0: never).")
    private @Nullable String statementTimeout;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    public Format format() {
        return format;
    }

    public LogFormat logFormat() {
        return logFormat;
    }

    public boolean verbose() {
        return verbose;
    }

    public Sources sources(Environment environment) {
        Map<Setting, Flag> flags = new EnumMap<>(Setting.class);
        put(flags, Setting.POSTGRES_HOST, "--host", host);
        put(flags, Setting.POSTGRES_PORT, "--port", port);
        put(flags, Setting.POSTGRES_DATABASE, "--database", database);
        put(flags, Setting.POSTGRES_USER, "--user", user);
        put(flags, Setting.POSTGRES_SCHEMA, "--schema", schema);
        put(flags, Setting.POSTGRES_STATEMENT_TIMEOUT, "--statement-timeout", statementTimeout);
        return new Sources(flags, notEmpty("--url", url), config, environment.variables(), environment.home());
    }

    private static void put(Map<Setting, Flag> flags, Setting setting, String option, @Nullable String value) {
        String given = notEmpty(option, value);
        if (given != null) {
            flags.put(setting, new Flag(option, given));
        }
    }

    /** A script's variable that is not set must not stand for a default. */
    private static @Nullable String notEmpty(String option, @Nullable String value) {
        if (value != null && value.isEmpty()) {
            throw Problem.usage(option + " is empty", "Give it a value, or leave it out.");
        }
        return value;
    }
}
