package dev.cortex.utils.deadletter;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.Invocation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = {
            "List dead letters, the last archived first. Those retried before are left out.",
            "",
            "Failed jobs are archived, and become dead letters, when their partition expires. Until then:"
                    + " cortex-utils queue failed."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils dead-letter list",
            "  cortex-utils dead-letter list --queue triage --since 7d --error timeout"
        })
public final class DeadLetterListCommand implements Runnable {
    private static final Columns<DeadLetter> COLUMNS = Columns.of(DeadLetter.class)
            .id("id", "Id", DeadLetter::id)
            .text("queue", "Queue", DeadLetter::queue)
            .id("original_id", "Original id", DeadLetter::originalId)
            .number("attempts", "Attempts", DeadLetter::attempts)
            .instant("created_at", "Created at", DeadLetter::createdAt)
            .instant("job_failed_at", "Failed at", DeadLetter::jobFailedAt)
            .instant("archived_at", "Archived at", DeadLetter::archivedAt)
            .text("partition", "Partition", DeadLetter::archivedFromPartition)
            .id("retried_as", "Retried as", DeadLetter::retriedAs)
            .text("last_error", "Last error", DeadLetter::lastError);

    private final DeadLetters deadLetters;
    private final Invocation invocation;
    private final Output output;

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(names = "--retried", description = "Also those that were retried.")
    private boolean retried;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50).")
    private int limit = 50;

    public DeadLetterListCommand(DeadLetters deadLetters, Invocation invocation, Output output) {
        this.deadLetters = deadLetters;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public void run() {
        List<DeadLetter> letters = deadLetters.list(filter, retried, limit);
        output.rows(COLUMNS, letters);
        if (letters.isEmpty()) {
            output.notice(filter.nothingMatches(invocation));
        }
        if (letters.size() == limit) {
            output.notice("Showing the latest " + limit + "; --limit shows more.");
        }
    }
}
