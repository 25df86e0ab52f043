package dev.cortex.utils.replay;

import dev.cortex.utils.cli.Moment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which emails are meant: those that match all that is given. */
final class ReplayFilter {
    @Option(names = "--label", paramLabel = "LABEL", description = "Only emails that carry this label now.")
    private @Nullable String label;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.Since.class,
            description = "Received from then: 2024-12-01 (UTC), 2024-12-01T08:00:00Z, or 24h ago.")
    private @Nullable Moment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "Received until then; a day counts to its end.")
    private @Nullable Moment until;

    @Option(
            names = "--gmail-ids",
            paramLabel = "IDS",
            description = "Only these, separated by commas (quoted as in CSV where an id has one), or @FILE with one a"
                    + " line.")
    private @Nullable String gmailIds;

    @Option(names = "--from-queue", paramLabel = "NAME", description = "Replay the jobs of this queue that are kept.")
    private @Nullable String fromQueue;

    @Option(names = "--all", description = "All there are, when no filter is given.")
    private boolean all;

    @Option(names = "--allow-duplicates", description = "Also emails that have a pending or processing job already.")
    private boolean allowDuplicates;

    @Nullable
    String label() {
        return label;
    }

    @Nullable
    Instant since() {
        return since == null ? null : since.at();
    }

    @Nullable
    Instant until() {
        return until == null ? null : until.at();
    }

    @Nullable
    Duration within() {
        return since == null ? null : since.ago();
    }

    @Nullable
    Duration olderThan() {
        return until == null ? null : until.ago();
    }

    String @Nullable [] gmailIds() {
        return gmailIds == null ? null : GmailIds.read(gmailIds).toArray(String[]::new);
    }

    @Nullable
    String fromQueue() {
        return fromQueue;
    }

    boolean all() {
        return all;
    }

    boolean allowDuplicates() {
        return allowDuplicates;
    }

    /** Whether only the label can be the reason that nothing matches. */
    boolean isByLabelOnly() {
        return label != null && since == null && until == null && gmailIds == null && fromQueue == null;
    }
}
