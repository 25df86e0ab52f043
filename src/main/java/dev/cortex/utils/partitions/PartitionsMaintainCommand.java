package dev.cortex.utils.partitions;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.config.RetentionConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "maintain",
        description = {
            "Create the coming partitions, then empty and drop those that are older than the retention.",
            "",
            "Failed jobs move to the dead letters before their partition goes. A partition that still has"
                    + " pending or processing jobs stays, unless --force moves these to today. What another session"
                    + " holds is postponed to the next run. Each batch is a transaction of its own: interrupted at any"
                    + " moment, the next run goes on. pg_cron does the same every night: cortex-utils schedule install."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils partitions maintain --dry-run",
            "  cortex-utils partitions maintain --retention-days 7"
        })
public final class PartitionsMaintainCommand implements Runnable {
    private final Partitions partitions;
    private final Supplier<RetentionConfig> retention;
    private final Output output;

    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description =
                    "Whole UTC days to keep besides today (QUEUE_RETENTION_DAYS; default: what schedule install was given last, or 7).")
    private @Nullable Integer retentionDays;

    @Option(names = "--premake-days", paramLabel = "N", description = "Days to create ahead (default: 3).")
    private int premakeDays = 3;

    @Option(names = "--force", description = "Move pending and processing jobs of expired partitions to today.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    public PartitionsMaintainCommand(Partitions partitions, Supplier<RetentionConfig> retention, Output output) {
        this.partitions = partitions;
        this.retention = retention;
        this.output = output;
    }

    @Override
    public void run() {
        int days = Optional.ofNullable(retentionDays)
                .or(() -> Optional.ofNullable(retention.get().setQueueDays()))
                .orElseGet(partitions::scheduledRetention);
        ActiveJobs activeJobs = force ? ActiveJobs.REQUEUE : ActiveJobs.SKIP;
        List<PartitionChange> changes =
                dryRun ? partitions.planMaintenance(days, premakeDays, activeJobs) : maintain(days, activeJobs);
        PartitionChanges.show(output, changes);
    }

    private List<PartitionChange> maintain(int days, ActiveJobs activeJobs) {
        Retirement retirement = partitions.beginMaintenance(days, premakeDays, activeJobs);
        try (Progress bar = output.progress("Moving jobs", retirement.jobsToMove())) {
            return partitions.finish(retirement, bar::advance);
        }
    }
}
