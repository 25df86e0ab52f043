package dev.cortex.utils.deadletter;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.problem.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retry",
        description = {
            "Enqueue dead letters again, each once: as new jobs with no attempts used and the same payload.",
            "",
            "All filters have to match. Without any filter, --all is needed. One that the queue does not take keeps none of"
                    + " the others back: it is named, with the reason, and the exit code is 1."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils dead-letter retry --queue triage --since 24h --dry-run",
            "  cortex-utils dead-letter retry --id 12345"
        })
public final class DeadLetterRetryCommand implements Callable<Integer> {
    private static final int SHOWN = 50;

    private static final Columns<RetryResult> COUNTS = Columns.of(RetryResult.class)
            .number("matched", "Matched", RetryResult::matched)
            .number("retried", "Retried", RetryResult::retried)
            .number("refused", "Refused", RetryResult::refused);
    private static final Columns<LetterOutcome> REFUSALS = Columns.of(LetterOutcome.class)
            .id("id", "Id", LetterOutcome::id)
            .text("queue", "Queue", LetterOutcome::queue)
            .text("reason", "Refused because", LetterOutcome::refusal);

    private final DeadLetters deadLetters;
    private final Invocation invocation;
    private final Output output;

    @Mixin
    private LetterSelection selection = new LetterSelection();

    @Option(
            names = "--dry-run",
            description = "Only say how many match, and which of them would be refused because of their columns' types,"
                    + " NOT NULL or CHECK.")
    private boolean dryRun;

    public DeadLetterRetryCommand(DeadLetters deadLetters, Invocation invocation, Output output) {
        this.deadLetters = deadLetters;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public Integer call() {
        RetryResult result = new RetryResult(deadLetters.countWaiting(selection));
        try (Progress bar = output.progress(dryRun ? "Rehearsing" : "Retrying", result.matched())) {
            Consumer<List<LetterOutcome>> progress = batch -> {
                result.add(batch);
                bar.advance(batch.size());
            };
            if (dryRun) {
                deadLetters.rehearseRetry(selection, progress);
            } else {
                deadLetters.retry(selection, progress);
            }
        }
        show(result);
        long held = dryRun || result.isComplete() ? 0 : deadLetters.countWaiting(selection) - result.refused();
        if (held > 0) {
            output.notice(String.format(
                    Locale.ROOT, "%,d wait still: another session is at work on them. Run it again.", held));
        }
        return (result.refused() == 0 && held <= 0 ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    private void show(RetryResult result) {
        if (output.isForPeople()) {
            if (result.refused() > 0) {
                output.rows(REFUSALS, result.refusals().stream().limit(SHOWN).toList());
                output.text("");
            }
            output.rows(COUNTS, List.of(result));
        } else {
            output.rows(COUNTS.json("refusals", "Refusals", RetryResult::refusalsAsJson), List.of(result));
        }
        if (output.isForPeople() && result.refused() > SHOWN) {
            output.notice(String.format(
                    Locale.ROOT,
                    "Showing the first %d of %,d refused; --format json shows all.",
                    SHOWN,
                    result.refused()));
        }
        if (result.matched() == 0) {
            output.notice(selection.filter().nothingMatches(invocation));
        }
    }
}
