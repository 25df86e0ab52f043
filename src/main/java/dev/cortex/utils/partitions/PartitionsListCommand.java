package dev.cortex.utils.partitions;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = {
            "List the partitions of the queue, with their jobs by status and their size.",
            "",
            "State: past, today, future, wide (more than a day), default. Days are UTC days. Numbers of finished jobs"
                    + " are estimates where 'Estimated' says yes."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils partitions list",
            "  cortex-utils partitions list --format json | jq '.[] | select(.state == \"past\") | .partition'"
        })
public final class PartitionsListCommand implements Runnable {
    private static final Columns<Partition> COLUMNS = Columns.of(Partition.class)
            .text("partition", "Partition", Partition::name)
            .text("state", "State", Partition::state)
            .instant("lower_bound", "From", Partition::lowerBound)
            .instant("upper_bound", "To", Partition::upperBound)
            .number("pending", "Pending", Partition::pending)
            .number("processing", "Processing", Partition::processing)
            .number("completed", "Completed", Partition::completed)
            .number("failed", "Failed", Partition::failed)
            .number("cancelled", "Cancelled", Partition::cancelled)
            .bytes("bytes", "Size", Partition::bytes)
            .flag("estimated", "Estimated", Partition::estimated);

    private final Partitions partitions;
    private final Output output;

    public PartitionsListCommand(Partitions partitions, Output output) {
        this.partitions = partitions;
        this.output = output;
    }

    @Override
    public void run() {
        output.rows(COLUMNS, partitions.list());
    }
}
