package dev.cortex.utils.logs.stream;

import dev.cortex.utils.docker.LogQuery;
import dev.cortex.utils.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of the past.
 *
 * @param since the first moment, inclusive
 * @param until the last moment, inclusive
 * @param last how many of each container's newest lines between the two
 */
public record Range(Optional<Instant> since, Optional<Instant> until, OptionalInt last) {
    public static final Range ALL = new Range(Optional.empty(), Optional.empty(), OptionalInt.empty());

    public Range {
        if (since.isPresent() && until.isPresent() && since.get().isAfter(until.get())) {
            throw Problem.usage(
                    "--since (" + since.get() + ") is after --until (" + until.get() + ")", "Exchange the two.");
        }
        if (last.isPresent() && last.getAsInt() < 0) {
            throw Problem.usage("the number of lines is negative: " + last.getAsInt(), "Use 0 or more.");
        }
    }

    public static Range since(Instant first) {
        return new Range(Optional.of(first), Optional.empty(), OptionalInt.empty());
    }

    public static Range last(int lines) {
        return new Range(Optional.empty(), Optional.empty(), OptionalInt.of(lines));
    }

    public Range until(Instant end) {
        return new Range(since, Optional.of(end), last);
    }

    LogQuery query() {
        return new LogQuery(since, until, java.util.OptionalLong.empty(), false);
    }
}
