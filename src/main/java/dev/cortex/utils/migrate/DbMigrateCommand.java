package dev.cortex.utils.migrate;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Install or upgrade the tables and functions.",
            "",
            "A database that has queue and dead_letter already keeps them as they are. Harmless to repeat."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils db migrate",
            "  cortex-utils db migrate --schema billing --scheduler none"
        })
public final class DbMigrateCommand implements Runnable {
    private static final Columns<Step> COLUMNS =
            Columns.of(Step.class).text("action", "Action", Step::action).text("target", "Target", Step::target);

    private final Migrator migrator;
    private final Output output;

    @Option(
            names = "--scheduler",
            paramLabel = "NAME",
            description = "What runs the jobs: pg_cron (default), or none for a server without it.")
    private Scheduler scheduler = Scheduler.PG_CRON;

    public DbMigrateCommand(Migrator migrator, Output output) {
        this.migrator = migrator;
        this.output = output;
    }

    @Override
    public void run() {
        output.rows(COLUMNS, migrator.migrate(scheduler, output::notice));
    }
}
