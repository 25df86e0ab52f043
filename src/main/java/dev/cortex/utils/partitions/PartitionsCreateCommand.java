package dev.cortex.utils.partitions;

import dev.cortex.utils.cli.Output;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = {
            "Create the partition of a UTC day, or what the day lacks of one. Workers go on meanwhile.",
            "",
            "Harmless to repeat."
        },
        footer = {"", "Example:", "  cortex-utils partitions create --date 2024-12-20"})
public final class PartitionsCreateCommand implements Callable<Integer> {
    private final Partitions partitions;
    private final Output output;

    @Option(names = "--date", required = true, paramLabel = "DAY", description = "The UTC day, such as 2024-12-20.")
    @SuppressWarnings("NullAway.Init") // picocli sets required options
    private LocalDate date;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    public PartitionsCreateCommand(Partitions partitions, Output output) {
        this.partitions = partitions;
        this.output = output;
    }

    @Override
    public Integer call() {
        List<PartitionChange> changes = partitions.create(date, dryRun);
        PartitionChanges.show(output, changes);
        return PartitionChanges.exitCode(changes);
    }
}
