package dev.cortex.utils.partitions;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = {
            "List the partitions of the queue, with their jobs by status and their size.",
            "",
            "State: past, today, future, wide (more than a day), default. Days are UTC days. Numbers of finished jobs"
                    + " are estimates where 'Estimated' says yes. A column 'Other' appears where jobs have another status"
                    + " than the five, or none."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils partitions list",
            "  cortex-utils partitions list --format json | jq '.[] | select(.state == \"past\") | .partition'"
        })
public final class PartitionsListCommand implements Runnable {
    private static final Columns<Partition> KNOWN = Columns.of(Partition.class)
            .text("partition", "Partition", Partition::name)
            .text("state", "State", Partition::state)
            .instant("lower_bound", "From", Partition::lowerBound)
            .instant("upper_bound", "To", Partition::upperBound)
            .number("pending", "Pending", Partition::pending)
            .number("processing", "Processing", Partition::processing)
            .number("completed", "Completed", Partition::completed)
            .number("failed", "Failed", Partition::failed)
            .number("cancelled", "Cancelled", Partition::cancelled);

    private static final Columns<Partition> WITHOUT_OTHER = rest(KNOWN);
    private static final Columns<Partition> ALL = rest(KNOWN.number("other", "Other", Partition::other));

    private final Partitions partitions;
    private final Output output;

    public PartitionsListCommand(Partitions partitions, Output output) {
        this.partitions = partitions;
        this.output = output;
    }

    @Override
    public void run() {
        List<Partition> all = partitions.list();
        boolean hasOther = all.stream().map(Partition::other).anyMatch(other -> other != null && other > 0);
        output.rows(hasOther || !output.isForPeople() ? ALL : WITHOUT_OTHER, all);
    }

    private static Columns<Partition> rest(Columns<Partition> first) {
        return first.bytes("bytes", "Size", Partition::bytes).flag("estimated", "Estimated", Partition::estimated);
    }
}
