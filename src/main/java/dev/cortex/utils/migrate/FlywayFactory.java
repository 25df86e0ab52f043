package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.DataSources;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Flyway as this toolkit uses it. */
final class FlywayFactory {
    private FlywayFactory() {}

    /** To look, not to migrate. */
    static Flyway looking(DataSource source, PostgresConfig config) {
        return of(source, config, Scheduler.PG_CRON, false, notice -> {});
    }

    /**
     * Placeholders are no part of the checksum of a V file, so their values may be others each time.
     *
     * @param partman whether pg_partman partitions the history tables that are made now
     */
    static Flyway migrating(PostgresConfig config, Scheduler scheduler, boolean partman, Consumer<String> notices) {
        return of(DataSources.forMigrations(config), config, scheduler, partman, notices);
    }

    private static Flyway of(
            DataSource source, PostgresConfig config, Scheduler scheduler, boolean partman, Consumer<String> notices) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/routines")
                .defaultSchema(config.schema())
                .schemas(config.schema())
                .createSchemas(true)
                .table("cortex_schema_history")
                .placeholders(Map.of(
                        "scheduler", scheduler.toString(),
                        // A comment hides what is between them.
                        "if_partman", partman ? "" : "/*",
                        "end_if", partman ? "" : "*/"))
                // A schema that holds the services' tables already is adopted.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // A function that a later version does without; newer files than ours are refused by Migrator.
                .ignoreMigrationPatterns("repeatable:missing", "*:pending")
                // Migrator does, in words of its own.
                .validateOnMigrate(false)
                .callbacks(new ServerNotices(notices))
                .loggers("slf4j")
                .load();
    }
}
