package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Moments;
import dev.cortex.utils.logs.level.Level;
import dev.cortex.utils.logs.stream.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which events of which containers a command is about. */
final class LogSelection {
    @Option(
            names = "--services",
            split = ",",
            paramLabel = "NAME",
            description = "Only these: names of compose services or of containers, with or without cortex-, or globs"
                    + " (default: all containers).")
    private List<String> services = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moments.Since.class,
            description = "Only what was written from then on: 24h, 2024-12-01 or 2024-12-01T08:00:00Z.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moments.Until.class,
            description = "Only what was written until then.")
    private @Nullable Instant until;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only events of at least this level: ${COMPLETION-CANDIDATES}.")
    private @Nullable Level level;

    List<String> services() {
        return services;
    }

    /** @throws dev.cortex.utils.problem.Problem when it ends before it begins */
    Range range() {
        return new Range(Optional.ofNullable(since), Optional.ofNullable(until), OptionalInt.empty());
    }

    Level levelOr(Level other) {
        return level == null ? other : level;
    }

    /** Whether an event is serious enough; one that names no level is not, once a level is asked for. */
    boolean admits(@Nullable Level of) {
        return level == null || (of != null && of.atLeast(level));
    }
}
