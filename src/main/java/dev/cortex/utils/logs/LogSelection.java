package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Moments;
import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.stream.Range;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which events of which containers a command is about. */
final class LogSelection {
    private static final Duration DAY = Duration.ofDays(1);

    @Option(
            names = "--services",
            split = ",",
            paramLabel = "NAME",
            description = "Only these: names of compose services or of containers, with or without cortex-, or globs"
                    + " (default: CORTEX_LOG_SERVICES, or all containers but our own).")
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
            description = "Only events of at least this level: trace, debug, info, notice, warn, error or fatal.")
    private @Nullable Level level;

    List<String> services() {
        return services;
    }

    /** @throws dev.cortex.utils.problem.Problem when it ends before it begins */
    Range range() {
        if (since != null && until != null && since.isAfter(until)) {
            throw Problem.usage("--since (" + since + ") is after --until (" + until + ")", "Exchange the two.");
        }
        return new Range(Optional.ofNullable(since), Optional.ofNullable(until), OptionalInt.empty());
    }

    /**
     * The newest events of each container, unless it is said from when on or until when.
     *
     * @param last how many, or null if that is not said
     */
    Range lastOr(@Nullable Integer last, int most, int otherwise) {
        if (last != null && last < 0) {
            throw Problem.usage("the number of events is negative: " + last, "Use 0 or more.");
        }
        if (last != null && last > most) {
            throw Problem.usage(last + " events are too many to keep, at most " + most, "Use --since for more.");
        }
        Range range = range();
        if (last == null) {
            return since == null && until == null ? range.newest(otherwise) : range;
        }
        return range.newest(last);
    }

    /** Of a day, unless it is said from when on: the last one, or the one before {@code --until}. */
    Range rangeOfADay(Clock clock) {
        if (since != null) {
            return range();
        }
        Range day = Range.since((until == null ? clock.instant() : until).minus(DAY));
        return until == null ? day : day.until(until);
    }

    Level levelOr(Level other) {
        return level == null ? other : level;
    }

    /** Whether an event is serious enough, as far as it was asked for. */
    boolean admits(RawEvent event) {
        return level == null || admits(LogEvent.levelOf(event.text()));
    }

    /** Whether an event is serious enough; one that names no level is not, once a level is asked for. */
    boolean admits(@Nullable Level of) {
        return level == null || (of != null && of.atLeast(level));
    }
}
