package dev.cortex.utils.cli;

import dev.cortex.utils.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in time as people type it: a UTC day, a date and time with its zone, or how long ago. The last is kept as it is, so that
 * the same words mean the same a minute later.
 *
 * @param at null when it is so long ago
 * @param ago null when it is at a time
 */
public record Moment(@Nullable Instant at, @Nullable Duration ago) {

    /** The time it means to somebody who says it {@code now}. */
    Instant saidAt(Instant now) {
        return at != null ? at : ago != null ? now.minus(ago) : now;
    }

    /** The beginning of a day. */
    public static final class Since implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            return moment(text, 0);
        }
    }

    /** The end of a day. */
    public static final class Until implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            return moment(text, 1);
        }
    }

    private static Moment moment(String text, int daysAfter) {
        try {
            if (text.indexOf('-') < 0) {
                return new Moment(null, Durations.parse(text));
            }
            Instant at = text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            return new Moment(at, null);
        } catch (DateTimeParseException | IllegalArgumentException invalid) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time such as 2024-12-01, 2024-12-01T08:00:00Z or 24h");
        }
    }
}
