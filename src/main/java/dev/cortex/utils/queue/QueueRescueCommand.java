package dev.cortex.utils.queue;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rescue",
        description = {
            "Take jobs from workers that are presumed dead: processing for longer than --older-than.",
            "",
            "They become pending again, or failed when their attempts are used up. A worker that is alive after all"
                    + " can no longer complete its job."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils queue rescue --older-than 30m --dry-run",
            "  cortex-utils queue rescue --older-than 2h --queue attachment"
        })
public final class QueueRescueCommand implements Runnable {
    private static final Columns<Rescued> COLUMNS = Columns.of(Rescued.class)
            .text("queue", "Queue", Rescued::queue)
            .number("requeued", "Requeued", Rescued::requeued)
            .number("failed", "Failed", Rescued::failed);

    private final Jobs jobs;
    private final Output output;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            description = "Claimed longer ago than this (default: 30m).")
    private Duration olderThan = Duration.ofMinutes(30);

    @Option(names = "--queue", paramLabel = "NAME", description = "Only of this queue.")
    private @Nullable String queue;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    public QueueRescueCommand(Jobs jobs, Output output) {
        this.jobs = jobs;
        this.output = output;
    }

    @Override
    public void run() {
        List<Rescued> rescued = List.copyOf(jobs.rescue(olderThan, queue, dryRun));
        output.rows(COLUMNS, rescued);
        if (rescued.isEmpty()) {
            output.notice("0 jobs have been processing that long.");
        }
    }
}
