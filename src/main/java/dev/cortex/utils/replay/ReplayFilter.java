package dev.cortex.utils.replay;

import dev.cortex.utils.cli.Moments;
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
            converter = Moments.Since.class,
            description = "Received from then: 2024-12-01 (UTC), 2024-12-01T08:00:00Z, or 24h ago.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moments.Until.class,
            description = "Received until then; a day counts to its end.")
    private @Nullable Instant until;

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
        return since;
    }

    @Nullable
    Instant until() {
        return until;
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
