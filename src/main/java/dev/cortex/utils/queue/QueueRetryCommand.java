package dev.cortex.utils.queue;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.config.Invocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retry",
        description = {
            "Make failed jobs that are still in the queue pending again, under the same id.",
            "",
            "One more attempt is allowed where all were used up. All filters have to match. Without any, --all is"
                    + " needed."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils queue retry --queue triage --since 1h --dry-run",
            "  cortex-utils queue retry --id 12345"
        })
public final class QueueRetryCommand implements Runnable {
    private static final Columns<Changed> COLUMNS = Changed.columns("retried", "Retried");

    private final Jobs jobs;
    private final Invocation invocation;
    private final Output output;

    @Option(names = "--id", paramLabel = "ID", description = "This one.")
    private @Nullable Long id;

    @Mixin
    private FailedFilter filter = new FailedFilter();

    @Option(names = "--all", description = "All there are, when no filter is given.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say how many match.")
    private boolean dryRun;

    public QueueRetryCommand(Jobs jobs, Invocation invocation, Output output) {
        this.jobs = jobs;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public void run() {
        long matched = jobs.countRetryable(id, filter, all);
        long retried = 0;
        if (!dryRun && matched > 0) {
            try (Progress bar = output.progress("Retrying", matched)) {
                retried = jobs.retry(id, filter, all, bar::advance);
            }
        }
        output.rows(COLUMNS, List.of(new Changed(matched, retried)));
        if (matched == 0) {
            output.notice("0 failed jobs match. What there is: " + invocation.command("queue failed"));
        }
    }
}
