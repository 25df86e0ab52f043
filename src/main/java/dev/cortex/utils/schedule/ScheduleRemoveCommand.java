package dev.cortex.utils.schedule;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "remove",
        description = {
            "Take this queue's jobs from pg_cron: nothing maintains it then. Asks first.",
            "",
            "What was installed is remembered: cortex-utils schedule install brings the same jobs back."
        },
        footer = {"", "Example:", "  cortex-utils schedule remove --yes"})
public final class ScheduleRemoveCommand implements Runnable {
    private static final Columns<JobChange> COLUMNS =
            Columns.of(JobChange.class).text("job", "Job", JobChange::name).text("action", "Action", JobChange::action);

    private final Schedules schedules;
    private final Output output;

    @Mixin
    private final Confirmation confirmation;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    public ScheduleRemoveCommand(Schedules schedules, Confirmation confirmation, Output output) {
        this.schedules = schedules;
        this.confirmation = confirmation;
        this.output = output;
    }

    @Override
    public void run() {
        if (!dryRun) {
            confirmation.require("remove this queue's jobs from pg_cron");
        }
        output.rows(COLUMNS, schedules.remove(dryRun));
    }
}
