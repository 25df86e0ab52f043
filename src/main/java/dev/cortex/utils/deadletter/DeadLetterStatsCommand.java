package dev.cortex.utils.deadletter;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;

@Command(
        name = "stats",
        description = "Count the dead letters of each queue.",
        footer = {"", "Example:", "  cortex-utils dead-letter stats"})
public final class DeadLetterStatsCommand implements Runnable {
    private static final Columns<QueueLetters> COLUMNS = Columns.of(QueueLetters.class)
            .text("queue", "Queue", QueueLetters::queue)
            .number("waiting", "Waiting", QueueLetters::waiting)
            .number("retried", "Retried", QueueLetters::retried)
            .number("archived_24h", "Archived (24h)", QueueLetters::archived24h)
            .instant("oldest", "First archived", QueueLetters::oldest)
            .instant("newest", "Last archived", QueueLetters::newest);

    private final DeadLetters deadLetters;
    private final Output output;

    public DeadLetterStatsCommand(DeadLetters deadLetters, Output output) {
        this.deadLetters = deadLetters;
        this.output = output;
    }

    @Override
    public void run() {
        output.rows(COLUMNS, deadLetters.stats());
    }
}
