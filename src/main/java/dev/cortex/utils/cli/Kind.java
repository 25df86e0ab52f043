package dev.cortex.utils.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a column holds, and how people read it. */
enum Kind {
    TEXT(false) {
        @Override
        String forPeople(Object value) {
            return Text.line(value.toString());
        }
    },
    EXCERPT(false) {
        @Override
        String forPeople(Object value) {
            return Text.truncate(Text.line(value.toString()), 60);
        }
    },
    JSON(false) {
        @Override
        String forPeople(Object value) {
            return Text.line(value.toString());
        }
    },
    FLAG(false) {
        @Override
        String forPeople(Object value) {
            return value.equals(true) ? "yes" : "no";
        }
    },
    NUMBER(true) {
        @Override
        String forPeople(Object value) {
            return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
        }
    },
    ID(true) {
        @Override
        String forPeople(Object value) {
            return value.toString();
        }
    },
    RATIO(true) {
        @Override
        String forPeople(Object value) {
            return String.format(Locale.ROOT, "%.1f %%", (Double) value * 100);
        }
    },
    BYTES(true) {
        @Override
        String forPeople(Object value) {
            return Quantities.bytes((Long) value);
        }
    },
    DURATION(true) {
        @Override
        String forPeople(Object value) {
            return Quantities.duration((Duration) value);
        }
    },
    INSTANT(false) {
        @Override
        String forPeople(Object value) {
            return value instanceof Instant instant
                    ? instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ')
                    : value.toString();
        }
    };

    private final boolean right;

    Kind(boolean right) {
        this.right = right;
    }

    /** Whether it is aligned to the right. */
    boolean right() {
        return right;
    }

    abstract String forPeople(Object value);
}
