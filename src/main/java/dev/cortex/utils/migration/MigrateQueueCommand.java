package dev.cortex.utils.migration;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.daemon.Interruptions;
import dev.cortex.utils.daemon.Waiter;
import dev.cortex.utils.problem.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate-queue",
        description = {
            "Move a plain queue to a partitioned one, while the services go on.",
            "",
            "By copy, the old table is kept as queue_old until it is dropped; by attach, it becomes a partition and"
                    + " nothing is copied. Interrupted at any moment and run again, it goes on where it was.",
            "",
            "Behind a pooler it needs the server's own address too: POSTGRES_DIRECT_HOST, POSTGRES_DIRECT_PORT."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils migrate-queue --dry-run",
            "  cortex-utils migrate-queue --execute",
            "  cortex-utils migrate-queue --execute --strategy attach --yes",
            "  cortex-utils migrate-queue --drop-old"
        })
public final class MigrateQueueCommand implements Callable<Integer> {
    private static final Columns<Finding> FINDINGS = Columns.of(Finding.class)
            .text("section", "Section", Finding::section)
            .text("item", "Item", Finding::item)
            .text("value", "Value", Finding::value)
            .text("advice", "Advice", Finding::advice);

    private static final Columns<MigrationStatus> STATUS = Columns.of(MigrationStatus.class)
            .text("strategy", "Strategy", MigrationStatus::strategy)
            .text("phase", "Phase", MigrationStatus::phase)
            .number("jobs", "Jobs", MigrationStatus::jobs)
            .number("copied", "Copied", MigrationStatus::copied)
            .number("applied", "Changes carried over", MigrationStatus::applied)
            .number("waiting", "Changes waiting", MigrationStatus::waiting)
            .number("verified", "Verified", MigrationStatus::verified)
            .duration("swap_held_seconds", "Locked for", MigrationStatus::swapHeld)
            .instant("started_at", "Started", MigrationStatus::startedAt)
            .text("started_by", "By", MigrationStatus::startedBy)
            .instant("swapped_at", "Swapped", MigrationStatus::swappedAt)
            .instant("finished_at", "Finished", MigrationStatus::finishedAt);

    private final QueueMigration migration;
    private final Invocation invocation;
    private final Output output;

    @Mixin
    private final Confirmation confirmation;

    @ArgGroup(multiplicity = "1")
    private Act act = new Act();

    @Option(names = "--strategy", paramLabel = "NAME", description = "copy (default) or attach.")
    private @Nullable Strategy strategy;

    @Option(names = "--batch-size", paramLabel = "N", description = "Jobs in one transaction (default: 20000).")
    private int batchSize = 20_000;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "How long to keep trying for a lock that others hold (default: 15m).")
    private Duration patience = Duration.ofMinutes(15);

    static final class Act {
        @Option(names = "--dry-run", description = "Show what it would mean, and what is in the way.")
        private boolean dryRun;

        @Option(names = "--execute", description = "Do it, or go on with it.")
        private boolean execute;

        @Option(names = "--status", description = "Show how the current or last one stands.")
        @SuppressWarnings("unused") // what is left when it is none of the others
        private boolean status;

        @Option(names = "--rollback", description = "Go back to the plain table, with all that happened since.")
        private boolean rollback;

        @Option(names = "--drop-old", description = "End it: drop the old table. Then there is no way back.")
        private boolean dropOld;
    }

    public MigrateQueueCommand(
            QueueMigration migration, Confirmation confirmation, Invocation invocation, Output output) {
        this.migration = migration;
        this.confirmation = confirmation;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public Integer call() {
        if (act.dryRun) {
            return analyze();
        }
        if (act.execute) {
            confirmation.require("move queue to partitions");
            execute();
        } else if (act.rollback) {
            confirmation.require("lead the queue back to a plain table");
            rollback();
        } else if (act.dropOld) {
            confirmation.require("drop the old table, after which there is no way back");
            output.notice(migration.dropOld());
            showStatus();
        } else {
            showStatus();
        }
        return ExitCode.DONE.number();
    }

    private int analyze() {
        List<Finding> findings = migration.analyze(strategy == null ? Strategy.COPY : strategy);
        output.rows(FINDINGS, findings);
        if (findings.stream().anyMatch(Finding::isProblem)) {
            output.notice("Solve the problems first.");
            return ExitCode.REFUSED.number();
        }
        output.notice("Nothing is in the way: "
                + invocation.command("migrate-queue --execute" + (strategy == null ? "" : " --strategy " + strategy)));
        return ExitCode.DONE.number();
    }

    private void execute() {
        BiPredicate<PhaseProgress, Waiter> steps =
                (progress, waiter) -> migration.execute(strategy, batchSize, patience, progress, waiter);
        move(
                "--execute",
                steps,
                () -> output.notice("The queue is partitioned. Watch the services, then: "
                        + invocation.command("migrate-queue --drop-old") + " (or --rollback instead of --drop-old)."));
    }

    private void rollback() {
        move("--rollback", (progress, waiter) -> migration.rollback(batchSize, patience, progress, waiter), () -> {});
    }

    /** @param steps false when they were ended before they were done */
    private void move(String option, BiPredicate<PhaseProgress, Waiter> steps, Runnable afterwards) {
        Interruptions.run(shutdown -> {
            boolean isDone;
            try (PhaseProgress progress = new PhaseProgress(output)) {
                isDone = steps.test(progress, shutdown);
            }
            if (isDone) {
                afterwards.run();
            } else {
                output.notice("Ended between two steps, nothing is lost. To go on: "
                        + invocation.command("migrate-queue " + option));
            }
            showStatus();
        });
    }

    private void showStatus() {
        output.rows(STATUS, migration.status().stream().toList());
    }
}
