package dev.cortex.utils.deadletter;

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
            "Enqueue dead letters again, each once: as new jobs with no attempts used and the same payload.",
            "",
            "All filters have to match. Without any filter, --all is needed."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils dead-letter retry --queue triage --since 24h --dry-run",
            "  cortex-utils dead-letter retry --id 12345"
        })
public final class DeadLetterRetryCommand implements Runnable {
    private static final Columns<Retried> COLUMNS = Columns.of(Retried.class)
            .number("matched", "Matched", Retried::matched)
            .number("retried", "Retried", Retried::retried);

    private final DeadLetters deadLetters;
    private final Invocation invocation;
    private final Output output;

    @Option(names = "--id", paramLabel = "ID", description = "This one.")
    private @Nullable Long id;

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(names = "--all", description = "All there are, when no filter is given.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say how many match.")
    private boolean dryRun;

    public DeadLetterRetryCommand(DeadLetters deadLetters, Invocation invocation, Output output) {
        this.deadLetters = deadLetters;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public void run() {
        long matched = deadLetters.countRetryable(id, filter, all);
        long retried = 0;
        if (!dryRun && matched > 0) {
            try (Progress bar = output.progress("Retrying", matched)) {
                retried = deadLetters.retry(id, filter, all, bar::advance);
            }
        }
        output.rows(COLUMNS, List.of(new Retried(matched, retried)));
        if (matched == 0) {
            output.notice("0 dead letters match. What there is: " + invocation.command("dead-letter stats"));
        }
    }

    private record Retried(long matched, long retried) {}
}
