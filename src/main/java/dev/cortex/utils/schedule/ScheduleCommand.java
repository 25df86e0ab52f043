package dev.cortex.utils.schedule;

import picocli.CommandLine.Command;

/** The group of commands about pg_cron's jobs. */
@Command(name = "schedule", description = "Let pg_cron keep the queue, and see how its runs went.")
public final class ScheduleCommand {}
