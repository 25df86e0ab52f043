package dev.cortex.utils.cli;

import java.time.Duration;
import java.util.Locale;

/** Sizes and durations as people read them. */
public final class Quantities {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Quantities() {}

    /** In powers of 1024, with the units of {@code pg_size_pretty}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String pattern = unit == 0 || Math.abs(value) >= 10 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, value, UNITS[unit]);
    }

    /** Its two largest units: {@code 3d 4h}, {@code 2m 5s}, {@code 1.25s}, {@code 12ms}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        if (duration.toSeconds() == 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.2fs", duration.toMillis() / 1000.0);
        }
        if (duration.toHours() == 0) {
            return duration.toMinutesPart() + "m " + duration.toSecondsPart() + "s";
        }
        if (duration.toDays() == 0) {
            return duration.toHoursPart() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }

    /** As it is typed on the command line: {@code 24h}, {@code 7d}, {@code 90m}. */
    public static String asTyped(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return duration.toDays() + "d";
        }
        if (seconds % 3_600 == 0) {
            return duration.toHours() + "h";
        }
        return seconds % 60 == 0 ? duration.toMinutes() + "m" : seconds + "s";
    }
}
