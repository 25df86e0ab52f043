package dev.cortex.utils.replay;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Enqueue emails again, chosen by label, time or id, or the jobs of a queue that are kept.",
            "",
            "All filters have to match. Emails that have a pending or processing job in the target queue are skipped."
                    + " Interrupted, the same command goes on where it was. --dry-run counts by label and day and shows a"
                    + " few."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils queue replay --label Cortex/Commercial --to-queue triage --dry-run",
            "  cortex-utils queue replay --since 2024-12-01 --until 2024-12-07 --to-queue triage",
            "  cortex-utils queue replay --gmail-ids abc123,def456 --to-queue triage"
        })
public final class QueueReplayCommand implements Runnable {
    private static final int SAMPLE = 5;

    private static final Columns<ReplayProgress> RESULT = Columns.of(ReplayProgress.class)
            .id("replay_id", "Replay", ReplayProgress::replayId)
            .number("matched", "Matched", ReplayProgress::matched)
            .number("enqueued", "Enqueued", ReplayProgress::enqueued)
            .number("skipped", "Skipped", ReplayProgress::skipped);

    private static final Columns<ReplayDay> PREVIEW = Columns.of(ReplayDay.class)
            .text("label", "Label", ReplayDay::label)
            .text("day", "Day", row -> row.day() == null ? null : row.day().toString())
            .number("matched", "Matched", ReplayDay::matched)
            .number("duplicates", "To skip", ReplayDay::duplicates);

    private static final Columns<ReplayEmail> EMAILS = Columns.of(ReplayEmail.class)
            .text("gmail_id", "Gmail id", ReplayEmail::gmailId)
            .text("email_id", "Email id", ReplayEmail::emailId)
            .text("label", "Label", ReplayEmail::label)
            .instant("received_at", "Received at", ReplayEmail::receivedAt)
            .flag("duplicate", "To skip", ReplayEmail::duplicate);

    private final Replays replays;
    private final Output output;

    @Mixin
    private ReplayFilter filter = new ReplayFilter();

    @Option(names = "--to-queue", required = true, paramLabel = "NAME", description = "The queue to enqueue them in.")
    @SuppressWarnings("NullAway.Init") // picocli sets required options
    private String toQueue;

    @Option(names = "--limit", paramLabel = "N", description = "Enqueue at most so many.")
    private @Nullable Integer limit;

    @Option(names = "--dry-run", description = "Only show what would be enqueued.")
    private boolean dryRun;

    public QueueReplayCommand(Replays replays, Output output) {
        this.replays = replays;
        this.output = output;
    }

    @Override
    public void run() {
        ReplayProgress planned = replays.count(toQueue, filter, limit);
        Instant begun = planned.startedAt();
        if (begun != null) {
            goingOn(planned, begun);
        }
        if (dryRun) {
            preview(planned);
        } else if (planned.matched() > 0) {
            output.rows(RESULT, List.of(enqueue(planned)));
        } else {
            output.rows(RESULT, List.of(planned));
        }
        if (planned.matched() == 0) {
            output.notice("0 emails match." + suggestion());
        }
    }

    private ReplayProgress enqueue(ReplayProgress planned) {
        try (Progress bar = output.progress("Replaying", planned.enqueued() + planned.remaining())) {
            long[] shown = {0};
            return replays.run(toQueue, filter, limit, soFar -> {
                bar.advance(soFar.enqueued() - shown[0]);
                shown[0] = soFar.enqueued();
            });
        }
    }

    private void goingOn(ReplayProgress soFar, Instant begun) {
        output.notice(String.format(
                Locale.ROOT,
                "%s on with replay %d, begun at %s: %,d enqueued, %,d remain.",
                dryRun ? "Would go" : "Going",
                soFar.replayId(),
                begun.truncatedTo(ChronoUnit.SECONDS),
                soFar.enqueued(),
                soFar.remaining()));
    }

    private void preview(ReplayProgress planned) {
        output.rows(PREVIEW, replays.preview(toQueue, filter));
        if (output.isForPeople() && planned.matched() > 0) {
            output.text("");
            output.rows(EMAILS, replays.sample(toQueue, filter, SAMPLE));
        }
        if (planned.startedAt() == null) {
            output.notice(String.format(
                    Locale.ROOT,
                    "%,d emails match: %,d would be enqueued in %s, %,d have a job there already.",
                    planned.matched(),
                    planned.enqueued(),
                    toQueue,
                    planned.skipped()));
        }
    }

    private String suggestion() {
        String label = filter.label();
        if (label == null || !filter.isByLabelOnly()) {
            return "";
        }
        List<String> similar = replays.labelsLike(label);
        return similar.isEmpty() ? " No email carries a label." : " Labels like it: " + String.join(", ", similar);
    }
}
