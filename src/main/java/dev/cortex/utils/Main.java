package dev.cortex.utils;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "cortex-utils",
        description = "Keeps a PostgreSQL job queue: partitions, dead letters, schedules.",
        mixinStandardHelpOptions = true)
final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
