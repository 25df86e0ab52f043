package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which part of the past.
 *
 * @param since the first moment, inclusive
 * @param until the last moment, inclusive
 * @param last how many of each container's newest items between the two: of what a {@link Stage} makes of the lines
 */
public record Range(Optional<Instant> since, Optional<Instant> until, OptionalInt last) implements Start {
    public static final Range ALL = new Range(Optional.empty(), Optional.empty(), OptionalInt.empty());

    public Range {
        if (since.isPresent() && until.isPresent() && since.get().isAfter(until.get())) {
            throw new IllegalArgumentException(
                    "the range begins at " + since.get() + ", after its end, " + until.get());
        }
        if (last.isPresent() && last.getAsInt() < 0) {
            throw new IllegalArgumentException("fewer than no items: " + last.getAsInt());
        }
    }

    public static Range since(Instant first) {
        return new Range(Optional.of(first), Optional.empty(), OptionalInt.empty());
    }

    public static Range last(int items) {
        return ALL.newest(items);
    }

    public Range newest(int items) {
        return new Range(since, until, OptionalInt.of(items));
    }

    public Range until(Instant end) {
        return new Range(since, Optional.of(end), last);
    }

    /** @throws IllegalArgumentException when it has an end, as what is followed has none */
    Range endless() {
        if (until.isPresent()) {
            throw new IllegalArgumentException("what is followed has no end, but " + this);
        }
        return this;
    }

    LogQuery query() {
        return new LogQuery(since, until, OptionalLong.empty(), false);
    }
}
