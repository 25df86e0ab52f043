package dev.cortex.utils.deadletter;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.cli.Quantities;
import dev.cortex.utils.config.RetentionConfig;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        description = {
            "Delete old dead letters for good, retried or not. Asks first.",
            "",
            "pg_cron does it every night: cortex-utils schedule install."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils dead-letter purge --older-than 30d --dry-run",
            "  cortex-utils dead-letter purge --older-than 30d --yes"
        })
public final class DeadLetterPurgeCommand implements Runnable {
    private static final Columns<Purged> COLUMNS = Columns.of(Purged.class)
            .number("matched", "Matched", Purged::matched)
            .number("purged", "Purged", Purged::purged);

    private final DeadLetters deadLetters;
    private final Supplier<RetentionConfig> retention;
    private final Output output;

    @Mixin
    private final Confirmation confirmation;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            description =
                    "Those archived longer ago than this (DEAD_LETTER_RETENTION_DAYS; default: what schedule install was given last, or 30d).")
    private @Nullable Duration olderThan;

    @Option(names = "--queue", paramLabel = "NAME", description = "Only of this queue.")
    private @Nullable String queue;

    @Option(names = "--dry-run", description = "Only say how many match.")
    private boolean dryRun;

    public DeadLetterPurgeCommand(
            DeadLetters deadLetters, Supplier<RetentionConfig> retention, Confirmation confirmation, Output output) {
        this.deadLetters = deadLetters;
        this.retention = retention;
        this.confirmation = confirmation;
        this.output = output;
    }

    @Override
    public void run() {
        Duration age = Optional.ofNullable(olderThan)
                .or(() -> retention.get().setDeadLetters())
                .orElseGet(deadLetters::scheduledRetention);
        long matched = deadLetters.countPurgeable(age, queue);
        long purged = 0;
        if (!dryRun && matched > 0) {
            confirmation.require(String.format(
                    Locale.ROOT,
                    "delete %,d dead letters that were archived more than %s ago",
                    matched,
                    Quantities.duration(age)));
            try (Progress bar = output.progress("Purging", matched)) {
                purged = deadLetters.purge(age, queue, bar::advance);
            }
        }
        output.rows(COLUMNS, List.of(new Purged(matched, purged)));
    }

    private record Purged(long matched, long purged) {}
}
