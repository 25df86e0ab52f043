package dev.cortex.utils.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which failed jobs are meant: those that match all that is given. */
final class FailedFilter {
    @Option(names = "--queue", paramLabel = "NAME", description = "Only of this queue.")
    private @Nullable String queue;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            description = "Only those that failed in this time: 90s, 15m, 24h, 7d.")
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
}
