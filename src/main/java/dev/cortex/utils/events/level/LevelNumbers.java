package dev.cortex.utils.events.level;

import org.jspecify.annotations.Nullable;

/** The numeric scales in use. Which one a number is on follows from the field that holds it and from its size. */
public final class LevelNumbers {
    private LevelNumbers() {}

    /** Bunyan and pino: 10 trace to 60 fatal; a level of one's own counts as the next lower one. 0 to 7 is syslog's (GELF). */
    public static @Nullable Level level(int number) {
        if (number >= 0 && number <= 7) {
            return syslog(number);
        }
        return number < 10 || number >= 100 ? null : BY_TENS[Math.min(number / 10, 6) - 1];
    }

    /** OpenTelemetry {@code severityNumber}: 1 to 24, four to a level. */
    public static @Nullable Level openTelemetry(int number) {
        return number < 1 || number > 24 ? null : BY_TENS[(number - 1) / 4];
    }

    /** RFC 5424, section 6.2.1: 0 emergency to 7 debug. */
    public static @Nullable Level syslog(int severity) {
        return switch (severity) {
            case 0, 1, 2 -> Level.FATAL;
            case 3 -> Level.ERROR;
            case 4 -> Level.WARN;
            case 5 -> Level.NOTICE;
            case 6 -> Level.INFO;
            case 7 -> Level.DEBUG;
            default -> null;
        };
    }

    /** Python's {@code levelno}: 10 debug to 50 critical. */
    public static @Nullable Level python(int number) {
        return number < 10 || number >= 60 ? null : BY_TENS[number / 10];
    }

    private static final Level[] BY_TENS = {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL};
}
