package dev.cortex.utils.migrate;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Install or upgrade the tables and functions, and create the partitions of today and the next three days.",
            "",
            "A database that has queue and dead_letter already keeps them as they are. Harmless to repeat; what is"
                    + " refused changes nothing. Behind a pooler it needs the server's own address too:"
                    + " POSTGRES_DIRECT_HOST, POSTGRES_DIRECT_PORT."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils db migrate --dry-run",
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

    @Option(names = "--dry-run", description = "Only show what would be done, or why it would be refused.")
    private boolean dryRun;

    public DbMigrateCommand(Migrator migrator, Output output) {
        this.migrator = migrator;
        this.output = output;
    }

    @Override
    public void run() {
        Outcome outcome = dryRun
                ? migrator.plan(scheduler)
                : migrator.migrate(scheduler, output::notice, total -> output.progress("building indexes", total));
        if (!output.isForPeople()) {
            output.rows(COLUMNS, outcome.steps());
        } else if (!outcome.steps().isEmpty()) {
            output.rows(COLUMNS, Step.summary(outcome.steps()));
        }
        outcome.remarks().forEach(output::notice);
    }
}
