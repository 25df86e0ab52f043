package dev.cortex.utils.replay;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/** Emails enqueued again. */
public final class Replays {
    private static final int BATCH = 10_000;

    private final Database database;

    public Replays(Database database) {
        this.database = database;
    }

    /** What a replay would do. */
    ReplayProgress count(String queue, ReplayFilter filter, @Nullable Integer limit) {
        return batch(queue, filter, limit, true);
    }

    /**
     * Enqueues them in batches; asked for again after an interruption, it goes on where it was.
     *
     * @param progress told how far it is after each batch
     */
    ReplayProgress run(String queue, ReplayFilter filter, @Nullable Integer limit, Consumer<ReplayProgress> progress) {
        ReplayProgress soFar = batch(queue, filter, limit, false);
        progress.accept(soFar);
        while (soFar.remaining() > 0) {
            soFar = goOn(soFar);
            progress.accept(soFar);
        }
        // Until this is heard, a command that is run again goes on with this replay rather than begin another.
        return goOn(soFar);
    }

    private ReplayProgress goOn(ReplayProgress soFar) {
        return Routines.cortexResumeReplay(configuration(), soFar.replayId(), false)
                .map(mapping(ReplayProgress::new))
                .get(0);
    }

    List<ReplayDay> preview(String queue, ReplayFilter filter) {
        return Routines.cortexReplayPreview(
                        configuration(),
                        queue,
                        filter.label(),
                        filter.since(),
                        filter.until(),
                        filter.within(),
                        filter.olderThan(),
                        filter.gmailIds(),
                        filter.fromQueue(),
                        filter.all(),
                        filter.allowDuplicates())
                .map(mapping(ReplayDay::new));
    }

    List<ReplayEmail> sample(String queue, ReplayFilter filter, int rows) {
        return Routines.cortexReplaySample(
                        configuration(),
                        queue,
                        filter.label(),
                        filter.since(),
                        filter.until(),
                        filter.within(),
                        filter.olderThan(),
                        filter.gmailIds(),
                        filter.fromQueue(),
                        filter.all(),
                        filter.allowDuplicates(),
                        rows)
                .map(mapping(ReplayEmail::new));
    }

    /** The labels there are that look most like it. */
    List<String> labelsLike(String label) {
        return Routines.cortexReplayLabels(configuration(), label, 3).map(mapping((name, emails, similarity) -> name));
    }

    List<PastReplay> past(int limit) {
        return Routines.cortexReplays(configuration(), limit).map(mapping(PastReplay::new));
    }

    private ReplayProgress batch(String queue, ReplayFilter filter, @Nullable Integer limit, boolean dryRun) {
        return Routines.cortexReplay(
                        configuration(),
                        queue,
                        filter.label(),
                        filter.since(),
                        filter.until(),
                        filter.within(),
                        filter.olderThan(),
                        filter.gmailIds(),
                        filter.fromQueue(),
                        filter.all(),
                        filter.allowDuplicates(),
                        limit,
                        BATCH,
                        dryRun)
                .map(mapping(ReplayProgress::new))
                .get(0);
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
