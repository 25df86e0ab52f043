package dev.cortex.utils.cli;

import dev.cortex.utils.config.Durations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Points in time as people type them: a UTC day, a date and time with its zone, or how long ago. */
public final class Moments {
    private Moments() {}

    /** The beginning of a day. */
    public static final class Since implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return moment(text, 0);
        }
    }

    /** The end of a day. */
    public static final class Until implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return moment(text, 1);
        }
    }

    private static Instant moment(String text, int daysAfter) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text)
                        .plusDays(daysAfter)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : Instant.now().minus(Durations.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException invalid) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time such as 2024-12-01, 2024-12-01T08:00:00Z or 24h");
        }
    }
}
