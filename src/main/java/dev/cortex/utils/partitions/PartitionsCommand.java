package dev.cortex.utils.partitions;

import picocli.CommandLine.Command;

/** The group of commands about partitions. */
@Command(name = "partitions", description = "List, create, drop and maintain the partitions of the queue.")
public final class PartitionsCommand {}
