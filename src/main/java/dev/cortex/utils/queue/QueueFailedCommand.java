package dev.cortex.utils.queue;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.Invocation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "failed",
        description = {
            "List jobs that failed for good and are still in the queue, the latest failure first.",
            "",
            "When their partition expires they become dead letters: cortex-utils dead-letter list."
        },
        footer = {"", "Example:", "  cortex-utils queue failed --queue triage --since 24h --error timeout"})
public final class QueueFailedCommand implements Runnable {
    private static final Columns<FailedJob> COLUMNS = Columns.of(FailedJob.class)
            .id("id", "Id", FailedJob::id)
            .text("queue", "Queue", FailedJob::queue)
            .number("attempts", "Attempts", FailedJob::attempts)
            .number("max_attempts", "Of", FailedJob::maxAttempts)
            .instant("created_at", "Created at", FailedJob::createdAt)
            .instant("failed_at", "Failed at", FailedJob::failedAt)
            .text("last_error", "Last error", FailedJob::lastError)
            .json("payload", "Payload", job -> job.payload().data());

    private final Jobs jobs;
    private final Invocation invocation;
    private final Output output;

    @Mixin
    private FailedFilter filter = new FailedFilter();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50).")
    private int limit = 50;

    public QueueFailedCommand(Jobs jobs, Invocation invocation, Output output) {
        this.jobs = jobs;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public void run() {
        List<FailedJob> failed = jobs.failed(filter, limit);
        output.rows(COLUMNS, failed);
        if (failed.isEmpty()) {
            output.notice("0 failed jobs match. How each queue does: " + invocation.command("queue stats"));
        }
        if (failed.size() == limit) {
            output.notice("Showing the latest " + limit + "; --limit shows more.");
        }
    }
}
