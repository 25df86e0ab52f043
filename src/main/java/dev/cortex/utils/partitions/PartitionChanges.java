package dev.cortex.utils.partitions;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.problem.ExitCode;
import java.util.List;

/** How the commands that change partitions show what they did. */
final class PartitionChanges {
    private static final Columns<PartitionChange> COLUMNS = Columns.of(PartitionChange.class)
            .text("action", "Action", PartitionChange::action)
            .text("partition", "Partition", PartitionChange::partition)
            .number("jobs", "Jobs", PartitionChange::jobs)
            .number("archived", "Archived", PartitionChange::archived)
            .number("requeued", "Requeued", PartitionChange::requeued)
            .bytes("bytes", "Size", PartitionChange::bytes)
            .duration("took_seconds", "Took", PartitionChange::took)
            .text("detail", "Detail", PartitionChange::detail);

    private PartitionChanges() {}

    static void show(Output output, List<PartitionChange> changes) {
        output.rows(COLUMNS, changes);
    }

    /** For a command that asks for one partition: not done is a failure. */
    static int exitCode(List<PartitionChange> changes) {
        boolean done = changes.stream().allMatch(PartitionChange::isDone);
        return (done ? ExitCode.DONE : ExitCode.REFUSED).number();
    }
}
