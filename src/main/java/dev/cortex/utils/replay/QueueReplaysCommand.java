package dev.cortex.utils.replay;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replays",
        description = "List past replays and those under way, the latest first.",
        footer = {"", "Example:", "  cortex-utils queue replays"})
public final class QueueReplaysCommand implements Runnable {
    private static final Columns<PastReplay> COLUMNS = Columns.of(PastReplay.class)
            .id("replay_id", "Replay", PastReplay::replayId)
            .instant("started_at", "Started at", PastReplay::startedAt)
            .text("state", "State", PastReplay::state)
            .text("called_by", "By", PastReplay::calledBy)
            .text("queue", "To queue", PastReplay::queue)
            .number("matched", "Matched", PastReplay::matched)
            .number("enqueued", "Enqueued", PastReplay::enqueued)
            .number("skipped", "Skipped", PastReplay::skipped)
            .number("remaining", "Remaining", PastReplay::remaining)
            .json("filter", "Filter", replay -> replay.filter().data());

    private final Replays replays;
    private final Output output;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 20).")
    private int limit = 20;

    public QueueReplaysCommand(Replays replays, Output output) {
        this.replays = replays;
        this.output = output;
    }

    @Override
    public void run() {
        output.rows(COLUMNS, replays.past(limit));
    }
}
