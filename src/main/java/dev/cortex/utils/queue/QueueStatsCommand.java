package dev.cortex.utils.queue;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Quantities;
import dev.cortex.utils.daemon.Interruptions;
import dev.cortex.utils.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stats",
        description = {
            "Show how each queue does: jobs waiting and running now, completed and failed lately.",
            "",
            "Stale: processing for longer than --stale-after. Drains in: at the rate of completion of the last hour."
                    + " --history shows how it went; a table has a line for each queue, json and csv each bucket."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils queue stats",
            "  cortex-utils queue stats --queue triage --watch 2s",
            "  cortex-utils queue stats --history 7d --bucket 1d --format csv"
        })
public final class QueueStatsCommand implements Runnable {
    private static final Columns<Throughput> BUCKETS = Columns.of(Throughput.class)
            .text("queue", "Queue", Throughput::queue)
            .instant("bucket_start", "From", Throughput::bucketStart)
            .number("enqueued", "Enqueued", Throughput::enqueued)
            .number("completed", "Completed", Throughput::completed)
            .number("failed", "Failed", Throughput::failed)
            .ratio("failure_rate", "Failure rate", Throughput::failureRate);

    private static final Columns<QueueTrend> TRENDS = Columns.of(QueueTrend.class)
            .text("queue", "Queue", QueueTrend::queue)
            .number("enqueued", "Enqueued", QueueTrend::enqueued)
            .number("completed", "Completed", QueueTrend::completed)
            .number("failed", "Failed", QueueTrend::failed)
            .ratio("failure_rate", "Failure rate", QueueTrend::failureRate)
            .text("trend", "Completed over time", QueueTrend::trend);

    private final Jobs jobs;
    private final Output output;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "Count what was completed and failed in this time (default: 24h).")
    private Duration window = Duration.ofHours(24);

    @Option(names = "--queue", paramLabel = "NAME", description = "Only this queue.")
    private @Nullable String queue;

    @Option(
            names = "--stale-after",
            paramLabel = "DURATION",
            description = "Processing for longer than this is stale (default: 30m).")
    private Duration staleAfter = Duration.ofMinutes(30);

    @Option(names = "--history", paramLabel = "DURATION", description = "Show the past instead: 24h, 7d, 30d.")
    private @Nullable Duration history;

    @Option(names = "--bucket", paramLabel = "DURATION", description = "Steps of the history: 1h (default), 1d.")
    private Duration bucket = Duration.ofHours(1);

    @Option(names = "--watch", paramLabel = "DURATION", description = "Show it anew every so often, until Ctrl-C.")
    private @Nullable Duration watch;

    public QueueStatsCommand(Jobs jobs, Output output) {
        this.jobs = jobs;
        this.output = output;
    }

    @Override
    public void run() {
        Duration asked = history;
        Runnable show = asked == null ? this::now : () -> past(asked);
        if (watch == null) {
            show.run();
            jobs.warnings().forEach(warning -> output.notice(warning.toString()));
        } else if (watch.toSeconds() < 1) {
            throw Problem.usage("--watch must be at least 1s", "For example: --watch 2s");
        } else {
            Duration pause = watch;
            Interruptions.run(shutdown -> output.watch(pause, show, shutdown));
        }
    }

    private void now() {
        String label = " (" + Quantities.asTyped(window) + ")";
        List<QueueStats> stats = jobs.stats(window, queue, staleAfter);
        output.rows(
                Columns.of(QueueStats.class)
                        .text("queue", "Queue", QueueStats::queue)
                        .number("pending", "Pending", QueueStats::pending)
                        .number("processing", "Processing", QueueStats::processing)
                        .number("completed", "Completed" + label, QueueStats::completed)
                        .number("failed", "Failed" + label, QueueStats::failed)
                        .duration("oldest_pending_seconds", "Oldest pending", QueueStats::oldestPending)
                        .number("stale_processing", "Stale", QueueStats::staleProcessing)
                        .duration("drain_estimate_seconds", "Drains in", QueueStats::drainEstimate),
                stats);
        if (stats.isEmpty()) {
            output.notice(queue == null ? "No queue holds a job yet." : "No queue '" + queue + "' has held a job.");
        }
    }

    private void past(Duration since) {
        if (output.isForPeople()) {
            output.rows(TRENDS, QueueTrend.of(jobs.history(since, bucket, queue)));
        } else {
            output.rows(BUCKETS, jobs.history(since, bucket, queue));
        }
    }
}
