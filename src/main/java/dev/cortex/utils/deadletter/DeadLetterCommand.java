package dev.cortex.utils.deadletter;

import picocli.CommandLine.Command;

/** The group of commands about dead letters. */
@Command(name = "dead-letter", description = "Find, retry and purge failed jobs that outlived their partition.")
public final class DeadLetterCommand {}
