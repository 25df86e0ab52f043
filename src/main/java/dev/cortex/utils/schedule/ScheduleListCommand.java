package dev.cortex.utils.schedule;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.Invocation;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Show pg_cron's jobs for this queue, how the last run of each went, and its error if it failed.",
        footer = {"", "Example:", "  cortex-utils schedule list"})
public final class ScheduleListCommand implements Runnable {
    private static final Columns<ScheduledJob> COLUMNS = Columns.of(ScheduledJob.class)
            .text("job", "Job", ScheduledJob::name)
            .text("schedule", "Schedule", ScheduledJob::cronSchedule)
            .flag("active", "Active", ScheduledJob::active)
            .text("last_status", "Last run", ScheduledJob::lastStatus)
            .instant("last_started_at", "Started at", ScheduledJob::lastStartedAt)
            .duration("last_took_seconds", "Took", ScheduledJob::lastTook)
            .number("failures_7d", "Failures (7d)", ScheduledJob::failures7d)
            .text("last_message", "Message", ScheduledJob::lastMessage)
            .text("command", "Command", ScheduledJob::command);

    /** The errors have lines of their own. */
    private static final Columns<ScheduledJob> FOR_PEOPLE = Columns.of(ScheduledJob.class)
            .text("job", "Job", ScheduledJob::name)
            .text("last_status", "Last run", ScheduledJob::lastStatus)
            .spare()
            .number("failures_7d", "Failures (7d)", ScheduledJob::failures7d)
            .instant("last_started_at", "Started at", ScheduledJob::lastStartedAt)
            .duration("last_took_seconds", "Took", ScheduledJob::lastTook)
            .text("schedule", "Schedule", ScheduledJob::cronSchedule)
            .flag("active", "Active", ScheduledJob::active)
            .excerpt("last_message", "Message", ScheduledJob::lastMessage)
            .text("command", "Command", ScheduledJob::command);

    private final Schedules schedules;
    private final Invocation invocation;
    private final Output output;

    public ScheduleListCommand(Schedules schedules, Invocation invocation, Output output) {
        this.schedules = schedules;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public void run() {
        List<ScheduledJob> jobs = schedules.list();
        output.rows(output.isForPeople() ? FOR_PEOPLE : COLUMNS, jobs);
        if (output.isForPeople()) {
            jobs.forEach(job -> job.failure().ifPresent(output::notice));
        }
        schedules.warnings().forEach(warning -> output.notice(warning.toString()));
        if (jobs.isEmpty()) {
            output.notice(
                    schedules.pgCronUsable()
                            ? "pg_cron has no jobs for this queue. Give it some: "
                                    + invocation.command("schedule install")
                            : "pg_cron cannot be used here: " + invocation.anotherScheduler());
        }
    }
}
