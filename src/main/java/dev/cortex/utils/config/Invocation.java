package dev.cortex.utils.config;

import java.util.function.Supplier;

/** What to type so that it is about the configured installation: commands in a shell, calls in psql. */
public final class Invocation {
    private static final String DEFAULT_SCHEMA = "public";

    private final Supplier<PostgresConfig> config;

    public Invocation(Supplier<PostgresConfig> config) {
        this.config = config;
    }

    /** A command line, as {@code cortex__command} in the database has it. */
    public String command(String words) {
        return "cortex-utils " + words + option(config.get().schema());
    }

    /** Sentences for a server on which pg_cron cannot run the jobs. */
    public String anotherScheduler() {
        String schema = '"' + config.get().schema() + '"';
        String prefix =
                config.get().schema().matches("[a-z_][a-z0-9_]*") ? config.get().schema() : schema;
        return "let another scheduler run \"select * from %1$s.cortex_create_partitions()\" and \"call %1$s.cortex_run_maintenance()\"; "
                        .formatted(prefix)
                + "when, and what else, is in docs/operations.md, Without pg_cron";
    }

    private static String option(String schema) {
        if (schema.equals(DEFAULT_SCHEMA)) {
            return "";
        }
        // No name that the configuration allows holds a quote.
        return " --schema " + (schema.matches("[A-Za-z0-9_.-]+") ? schema : "'" + schema + "'");
    }
}
