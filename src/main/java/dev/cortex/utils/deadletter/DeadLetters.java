package dev.cortex.utils.deadletter;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/** The dead letters: failed jobs that outlived their partition. */
public final class DeadLetters {
    /** Small enough to hold locks for a second at most, large enough that the round trips do not count. */
    private static final int BATCH = 10_000;

    private final Database database;

    public DeadLetters(Database database) {
        this.database = database;
    }

    /** The last archived first. */
    List<DeadLetter> list(LetterFilter filter, boolean withRetried, int limit) {
        return Routines.cortexDeadLetters(
                        configuration(), filter.queue(), filter.since(), filter.error(), withRetried, limit)
                .map(mapping(DeadLetter::new));
    }

    DeadLetter show(long id) {
        return Routines.cortexDeadLetter(configuration(), id)
                .map(mapping(DeadLetter::new))
                .get(0);
    }

    List<QueueLetters> stats() {
        return Routines.cortexDeadLetterStats(configuration()).map(mapping(QueueLetters::new));
    }

    /** How many wait for a retry. */
    long countWaiting(LetterSelection selection) {
        LetterFilter filter = selection.filter();
        return Routines.cortexCountDeadLetters(
                configuration(), selection.id(), filter.queue(), filter.since(), filter.error());
    }

    /**
     * Enqueues them again, each once whoever else is retrying, in batches that are kept when a later one fails. One that
     * cannot be enqueued keeps none of the others back.
     *
     * @param progress told what became of each, batch by batch
     */
    void retry(LetterSelection selection, Consumer<List<LetterOutcome>> progress) {
        inBatches(selection, false, progress);
    }

    /** The same without changing anything: which would be refused, as far as that can be foretold. */
    void rehearseRetry(LetterSelection selection, Consumer<List<LetterOutcome>> progress) {
        inBatches(selection, true, progress);
    }

    /** How long the scheduled purge keeps them. */
    Duration scheduledRetention() {
        return Routines.cortexRetention(configuration()).getDeadLetters();
    }

    /** How many a purge would delete. */
    long countPurgeable(Duration olderThan, @Nullable String queue) {
        return Routines.cortexPurgeDeadLetters(configuration(), olderThan, queue, BATCH, true);
    }

    /** Deletes them for good, in batches; returns how many. */
    long purge(Duration olderThan, @Nullable String queue, LongConsumer progress) {
        long purged = 0;
        long batch;
        do {
            batch = Routines.cortexPurgeDeadLetters(configuration(), olderThan, queue, BATCH, false);
            progress.accept(batch);
            purged += batch;
        } while (batch == BATCH);
        return purged;
    }

    private void inBatches(LetterSelection selection, boolean dryRun, Consumer<List<LetterOutcome>> progress) {
        Long lastId = null;
        List<LetterOutcome> batch;
        do {
            batch = retryBatch(selection, dryRun, lastId);
            progress.accept(batch);
            lastId = batch.isEmpty() ? null : batch.get(batch.size() - 1).id();
        } while (batch.size() == BATCH);
    }

    private List<LetterOutcome> retryBatch(LetterSelection selection, boolean dryRun, @Nullable Long lastId) {
        LetterFilter filter = selection.filter();
        return Routines.cortexRetryDeadLetters(
                        configuration(),
                        selection.id(),
                        filter.queue(),
                        filter.since(),
                        filter.error(),
                        selection.all(),
                        BATCH,
                        dryRun,
                        lastId)
                .map(mapping(LetterOutcome::new));
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
