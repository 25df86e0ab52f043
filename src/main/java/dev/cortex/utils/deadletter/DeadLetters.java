package dev.cortex.utils.deadletter;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.time.Duration;
import java.util.List;
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

    /** The latest failures first. */
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

    /** How many a retry would enqueue. */
    long countRetryable(@Nullable Long id, LetterFilter filter, boolean all) {
        return retryBatch(id, filter, all, true);
    }

    /**
     * Enqueues them again, each once whoever else is retrying, in batches that are kept when a later one fails.
     *
     * @param progress told the size of each batch
     * @return how many
     */
    long retry(@Nullable Long id, LetterFilter filter, boolean all, LongConsumer progress) {
        long retried = 0;
        long batch;
        do {
            batch = retryBatch(id, filter, all, false);
            progress.accept(batch);
            retried += batch;
        } while (batch == BATCH);
        return retried;
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

    private long retryBatch(@Nullable Long id, LetterFilter filter, boolean all, boolean dryRun) {
        return Routines.cortexRetryDeadLetters(
                configuration(), id, filter.queue(), filter.since(), filter.error(), all, BATCH, dryRun);
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
