package dev.cortex.utils.partitions;

import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drop",
        description = {
            "Move the failed jobs of a past UTC day to the dead letters and drop its partition.",
            "",
            "Refuses today, later days, and a partition that still has pending or processing jobs. --force moves these"
                    + " to today first, and does not ask. Interrupted at any moment and run again, it goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils partitions drop --date 2024-12-06 --dry-run",
            "  cortex-utils partitions drop --date 2024-12-06 --force"
        })
public final class PartitionsDropCommand implements Callable<Integer> {
    private final Partitions partitions;
    private final Output output;

    @Mixin
    private final Confirmation confirmation;

    @Option(names = "--date", required = true, paramLabel = "DAY", description = "The UTC day, such as 2024-12-06.")
    @SuppressWarnings("NullAway.Init") // picocli sets required options
    private LocalDate date;

    @Option(names = "--force", description = "Move pending and processing jobs to today first; implies --yes.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    public PartitionsDropCommand(Partitions partitions, Confirmation confirmation, Output output) {
        this.partitions = partitions;
        this.confirmation = confirmation;
        this.output = output;
    }

    @Override
    public Integer call() {
        if (!dryRun && !force) {
            confirmation.require(partitions.planDrop(date, false).stream()
                    .map(PartitionsDropCommand::inWords)
                    .collect(Collectors.joining(", ")));
        }
        List<PartitionChange> changes = dryRun ? partitions.planDrop(date, force) : drop();
        PartitionChanges.show(output, changes);
        return PartitionChanges.exitCode(changes);
    }

    private List<PartitionChange> drop() {
        Retirement retirement = partitions.beginDrop(date, force);
        try (Progress bar = output.progress("Moving jobs", retirement.jobsToMove())) {
            return partitions.finish(retirement, bar::advance);
        }
    }

    private static String inWords(PartitionChange planned) {
        return String.format(
                Locale.ROOT,
                "drop %s with %,d jobs, after moving %,d failed ones to the dead letters",
                planned.partition(),
                planned.jobs(),
                planned.archived());
    }
}
