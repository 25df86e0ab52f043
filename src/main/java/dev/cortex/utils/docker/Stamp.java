package dev.cortex.utils.docker;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * The timestamp that the engine puts before each record, and the space after it. Moby writes always the same 30
 * characters, {@code 2006-01-02T15:04:05.000000000Z}, which are read here without making an object; other engines leave
 * out zeros or write an offset.
 */
final class Stamp {
    /** With the space after it. */
    static final int LENGTH = 31;

    /** What a stamp of another engine can take: {@code 2006-01-02T15:04:05.000000000+00:00} and the space. */
    static final int LONGEST = 36;

    static final long NONE = Long.MIN_VALUE;

    private static final byte[] SHAPE = "0000-00-00T00:00:00.000000000Z ".getBytes(StandardCharsets.US_ASCII);

    private Stamp() {}

    /** Nanoseconds since 1970 if exactly Moby's 31 characters stand there, else {@link #NONE}. */
    static long fixed(byte[] bytes, int at, int end) {
        if (end - at < LENGTH) {
            return NONE;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte found = bytes[at + i];
            byte wanted = SHAPE[i];
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return NONE;
            }
        }
        long days = days(number(bytes, at, 4), number(bytes, at + 5, 2), number(bytes, at + 8, 2));
        long seconds = ((days * 24 + number(bytes, at + 11, 2)) * 60 + number(bytes, at + 14, 2)) * 60
                + number(bytes, at + 17, 2);
        return seconds * 1_000_000_000L + number(bytes, at + 20, 9);
    }

    /** The length, with the space, of any RFC 3339 timestamp that stands there, or 0. */
    static int otherLength(byte[] bytes, int at, int end) {
        int limit = Math.min(end, at + LONGEST);
        for (int i = at; i < limit; i++) {
            if (bytes[i] == ' ') {
                return other(bytes, at, i) == NONE ? 0 : i - at + 1;
            }
        }
        return 0;
    }

    static long other(byte[] bytes, int from, int to) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            return time.toEpochSecond() * 1_000_000_000L + time.getNano();
        } catch (DateTimeException notATime) {
            return NONE;
        }
    }

    private static int number(byte[] bytes, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    /** Days since 1970 in the Gregorian calendar, with years that begin in March so that leap days come last. */
    private static long days(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int m = month > 2 ? month - 3 : month + 9;
        return 365L * y + y / 4 - y / 100 + y / 400 + (153L * m + 2) / 5 + day - 1 - 719_468;
    }
}
