package dev.cortex.utils.schedule;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.RetentionConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "install",
        description = {
            "Let pg_cron maintain the partitions, purge dead letters and keep its own and the toolkit's history short.",
            "",
            "Partitions that today and the coming days lack are created at once. A queue that is one plain table gets no"
                    + " jobs for partitions, they are deferred; the end of cortex-utils migrate-queue adds them.",
            "",
            "Run it again to change a setting: what is neither given nor configured stays as it was installed last, after"
                    + " cortex-utils schedule remove too. Times are GMT. After a restore on another port, or a rename of the"
                    + " database, it renews the jobs."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils schedule install",
            "  cortex-utils schedule install --retention-days 14 --dead-letter-retention 60d",
            "  cortex-utils schedule install --rescue-after 30m --dry-run"
        })
public final class ScheduleInstallCommand implements Runnable {
    private static final Columns<JobChange> COLUMNS = Columns.of(JobChange.class)
            .text("job", "Job", JobChange::name)
            .text("action", "Action", JobChange::action)
            .text("schedule", "Schedule", JobChange::cronSchedule)
            .text("command", "Command", JobChange::command);

    private final Schedules schedules;
    private final Supplier<RetentionConfig> retention;
    private final Output output;

    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description =
                    "Keep jobs for so many UTC days besides today (QUEUE_RETENTION_DAYS; default: as installed last, at first"
                            + " 7).")
    private @Nullable Integer retentionDays;

    @Option(
            names = "--dead-letter-retention",
            paramLabel = "DURATION",
            description =
                    "Keep dead letters so long (DEAD_LETTER_RETENTION_DAYS; default: as installed last, at first 30d).")
    private @Nullable Duration deadLetterRetention;

    @Option(
            names = "--premake-days",
            paramLabel = "N",
            description = "Create partitions so far ahead (default: as installed last, at first 3).")
    private @Nullable Integer premakeDays;

    @Option(
            names = "--history-retention",
            paramLabel = "DURATION",
            description = "Keep the toolkit's own history so long (default: as installed last, at first 12 months).")
    private @Nullable Duration historyRetention;

    @Option(
            names = "--run-details-retention",
            paramLabel = "DURATION",
            description = "Keep pg_cron's record of its runs so long (default: as installed last, at first 7d).")
    private @Nullable Duration runDetailsRetention;

    @Option(
            names = "--rescue-after",
            paramLabel = "DURATION",
            description =
                    "Take jobs from workers that have been at them so long; 0s: no longer (default: as installed last, at"
                            + " first never).")
    private @Nullable Duration rescueAfter;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    public ScheduleInstallCommand(Schedules schedules, Supplier<RetentionConfig> retention, Output output) {
        this.schedules = schedules;
        this.retention = retention;
        this.output = output;
    }

    @Override
    public void run() {
        output.rows(COLUMNS, schedules.install(wanted(), rescueAfter, dryRun));
        schedules.warnings().forEach(warning -> output.notice(warning.toString()));
    }

    private Retention wanted() {
        return new Retention(
                retentionDays != null ? retentionDays : retention.get().setQueueDays(),
                deadLetterRetention != null
                        ? deadLetterRetention
                        : retention.get().setDeadLetters().orElse(null),
                premakeDays,
                historyRetention,
                runDetailsRetention);
    }
}
