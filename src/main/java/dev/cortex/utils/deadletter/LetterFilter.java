package dev.cortex.utils.deadletter;

import dev.cortex.utils.config.Invocation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant: those that match all that is given. */
final class LetterFilter {
    @Option(names = "--queue", paramLabel = "NAME", description = "Only of this queue.")
    private @Nullable String queue;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            description =
                    "Only those archived in this time: 90s, 15m, 24h, 7d. Jobs that have just failed are not archived yet:"
                            + " cortex-utils queue failed.")
    private @Nullable Duration since;

    @Option(
            names = "--error",
            paramLabel = "TEXT",
            description = "Only those with this text in their error (case does not matter).")
    private @Nullable String error;

    @Nullable
    String queue() {
        return queue;
    }

    @Nullable
    Duration since() {
        return since;
    }

    @Nullable
    String error() {
        return error;
    }

    /** What to say when there are none. */
    String nothingMatches(Invocation invocation) {
        String nothing = "0 dead letters match. What there is: " + invocation.command("dead-letter stats");
        return since == null
                ? nothing
                : nothing + ". --since is about when they were archived; jobs that have just failed: "
                        + invocation.command("queue failed");
    }
}
