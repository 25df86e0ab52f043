package dev.cortex.utils.queue;

import picocli.CommandLine.Command;

/** The group of commands about the jobs in the queue. */
@Command(name = "queue", description = "Queue depths and history; retry, cancel, rescue and replay jobs.")
public final class QueueCommand {}
