package dev.cortex.utils.cli;

import dev.cortex.utils.config.Durations;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How values on the command line are read. */
final class Converters {
    private Converters() {}

    static void register(CommandLine commandLine) {
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Duration.class, Converters::duration);
        commandLine.registerConverter(LocalDate.class, Converters::date);
        commandLine.registerConverter(int.class, Converters::integer);
        commandLine.registerConverter(Integer.class, Converters::integer);
        commandLine.registerConverter(long.class, Converters::whole);
        commandLine.registerConverter(Long.class, Converters::whole);
    }

    private static Integer integer(String text) {
        long value = whole(text);
        if (value != (int) value) {
            throw new TypeConversionException("'" + text + "' is out of range");
        }
        return (int) value;
    }

    private static Long whole(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException invalid) {
            boolean digits = text.matches("[+-]?\\d+");
            throw new TypeConversionException("'" + text + "' is " + (digits ? "out of range" : "not a whole number"));
        }
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw new TypeConversionException(invalid.getMessage());
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException invalid) {
            throw new TypeConversionException("'" + text + "' is not a date such as 2024-12-20");
        }
    }
}
