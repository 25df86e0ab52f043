package dev.cortex.utils.queue;

import static org.jooq.Records.mapping;

import dev.cortex.utils.cli.Warning;
import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/** The jobs in the queue. Bulk changes go in batches, each kept when a later one fails. */
public final class Jobs {
    private static final int BATCH = 10_000;

    private final Database database;

    public Jobs(Database database) {
        this.database = database;
    }

    List<QueueStats> stats(Duration window, @Nullable String queue, Duration staleAfter) {
        return Routines.cortexQueueStats(configuration(), window, queue, staleAfter)
                .map(mapping(QueueStats::new));
    }

    List<Throughput> history(Duration since, Duration bucket, @Nullable String queue) {
        return Routines.cortexQueueHistory(configuration(), since, bucket, queue)
                .map(mapping(Throughput::new));
    }

    /** Why the numbers may not be what one expects. */
    List<Warning> warnings() {
        return Routines.cortexQueueWarnings(configuration()).map(mapping(Warning::new));
    }

    List<FailedJob> failed(FailedFilter filter, int limit) {
        return Routines.cortexFailedJobs(configuration(), filter.queue(), filter.since(), filter.error(), limit)
                .map(mapping(FailedJob::new));
    }

    /** How many a retry would make pending. */
    long countRetryable(@Nullable Long id, FailedFilter filter, boolean all) {
        return retryBatch(id, filter, all, true);
    }

    /** Makes failed jobs pending again, under the same ids. */
    long retry(@Nullable Long id, FailedFilter filter, boolean all, LongConsumer progress) {
        return inBatches(() -> retryBatch(id, filter, all, false), progress);
    }

    /** How many a cancellation would be about. */
    long countCancellable(@Nullable Long id, @Nullable String queue, @Nullable Duration createdWithin, boolean all) {
        return Routines.cortexCancelJobs(configuration(), id, queue, createdWithin, all, BATCH, true);
    }

    long cancel(
            @Nullable Long id,
            @Nullable String queue,
            @Nullable Duration createdWithin,
            boolean all,
            LongConsumer progress) {
        return inBatches(
                () -> Routines.cortexCancelJobs(configuration(), id, queue, createdWithin, all, BATCH, false),
                progress);
    }

    /** What a rescue would do, or has done, by queue. */
    Collection<Rescued> rescue(Duration olderThan, @Nullable String queue, boolean dryRun) {
        Map<String, Rescued> byQueue = new TreeMap<>();
        long batch;
        do {
            List<Rescued> rescued = Routines.cortexRescueStale(configuration(), olderThan, queue, BATCH, dryRun)
                    .map(mapping(Rescued::new));
            rescued.forEach(some -> byQueue.merge(some.queue(), some, Rescued::plus));
            batch = rescued.stream().mapToLong(Rescued::jobs).sum();
        } while (!dryRun && batch == BATCH);
        return byQueue.values();
    }

    private long retryBatch(@Nullable Long id, FailedFilter filter, boolean all, boolean dryRun) {
        return Routines.cortexRetryFailed(
                configuration(), id, filter.queue(), filter.since(), filter.error(), all, BATCH, dryRun);
    }

    private static long inBatches(LongSupplier change, LongConsumer progress) {
        long changed = 0;
        long batch;
        do {
            batch = change.getAsLong();
            progress.accept(batch);
            changed += batch;
        } while (batch == BATCH);
        return changed;
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
