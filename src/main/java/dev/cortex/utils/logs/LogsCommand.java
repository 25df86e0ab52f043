package dev.cortex.utils.logs;

import picocli.CommandLine.Command;

/** The group of commands about logs. */
@Command(name = "logs", description = "Read the logs of the services: levels, whole stack traces, recurring errors.")
public final class LogsCommand {}
