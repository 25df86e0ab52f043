package dev.cortex.utils.deadletter;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show everything about one dead letter.",
        footer = {"", "Example:", "  cortex-utils dead-letter show 12345"})
public final class DeadLetterShowCommand implements Runnable {
    private static final Columns<DeadLetter> COLUMNS = Columns.of(DeadLetter.class)
            .id("id", "Id", DeadLetter::id)
            .text("queue", "Queue", DeadLetter::queue)
            .id("original_id", "Original id", DeadLetter::originalId)
            .instant("created_at", "Created at", DeadLetter::createdAt)
            .instant("job_failed_at", "Failed at", DeadLetter::jobFailedAt)
            .instant("archived_at", "Archived at", DeadLetter::archivedAt)
            .text("partition", "Partition", DeadLetter::archivedFromPartition)
            .number("attempts", "Attempts", DeadLetter::attempts)
            .text("last_error", "Last error", DeadLetter::lastError)
            .instant("retried_at", "Retried at", DeadLetter::retriedAt)
            .id("retried_as", "Retried as", DeadLetter::retriedAs)
            .json("payload", "Payload", letter -> document(letter.payload()))
            .json("job", "Other columns", letter -> document(letter.job()));

    private final DeadLetters deadLetters;
    private final Output output;

    @Parameters(paramLabel = "ID", description = "Its id, as 'dead-letter list' shows it.")
    private long id;

    public DeadLetterShowCommand(DeadLetters deadLetters, Output output) {
        this.deadLetters = deadLetters;
        this.output = output;
    }

    @Override
    public void run() {
        output.row(COLUMNS, deadLetters.show(id));
    }

    private static @Nullable String document(@Nullable JSONB document) {
        return document == null ? null : document.data();
    }
}
