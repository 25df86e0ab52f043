package dev.cortex.utils.tail.stream;

import java.time.Instant;

/**
 * A place in one of the two streams of a log: behind the line of a moment, of which there may be several.
 *
 * @param nanos the moment; nanoseconds since 1970
 * @param lines how many lines of that moment lie before it
 */
record Place(long nanos, int lines) {
    /** Before everything. */
    static final Place BEGINNING = new Place(Long.MIN_VALUE, 0);

    private static final String NOWHERE = "-";

    Place {
        if (lines < 0) {
            throw new IllegalArgumentException("fewer than no lines: " + lines);
        }
    }

    /** Nanoseconds since 1970; the first or last that there are for a moment before or after all of them. */
    static long nanos(Instant moment) {
        long least = Long.MIN_VALUE + 1;
        return moment.isBefore(Instant.ofEpochSecond(0, least))
                ? least
                : moment.isAfter(Instant.ofEpochSecond(0, Long.MAX_VALUE))
                        ? Long.MAX_VALUE
                        : moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    }

    /** Before the first line of that moment. */
    static Place at(long nanos) {
        return new Place(nanos, 0);
    }

    /** Behind the next line, which is of that moment. */
    Place after(long at) {
        return new Place(at, at == nanos ? lines + 1 : 1);
    }

    @Override
    public String toString() {
        return nanos == Long.MIN_VALUE ? NOWHERE : nanos + "+" + lines;
    }

    /** @throws IllegalArgumentException when it is none */
    static Place parse(String text) {
        if (text.equals(NOWHERE)) {
            return BEGINNING;
        }
        int plus = text.indexOf('+');
        return new Place(Long.parseLong(text, 0, Math.max(0, plus), 10), Integer.parseInt(text.substring(plus + 1)));
    }
}
