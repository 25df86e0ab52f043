package dev.cortex.utils.events.scan;

import static dev.cortex.utils.events.scan.Chars.at;

/** Points in time as log writers print them. Every answer is the index just past it, or {@link #NONE}. */
public final class Timestamps {
    public static final int NONE = -1;

    private Timestamps() {}

    /** A date, a clock with seconds, or both, with zone; also without year if a clock follows the date. */
    public static int end(String text, int from) {
        if (!Chars.isDigit(at(text, from)) && !Dates.startsWithName(text, from)) {
            return NONE;
        }
        int dated = Dates.withYear(text, from);
        int date = dated >= 0 ? dated : Dates.withoutYear(text, from);
        int end;
        if (date >= 0) {
            int clock = clockAfter(text, date);
            end = clock >= 0 ? Clocks.zone(text, dated >= 0 ? clock : zonedYear(text, clock)) : dated;
        } else {
            end = Clocks.withSeconds(text, from);
            end = end < 0 ? NONE : Clocks.zone(text, end);
        }
        return end >= 0 && !Chars.isWord(at(text, end)) ? end : NONE;
    }

    /** Seconds or milliseconds since 1970: ten digits, perhaps with a fraction, or thirteen. */
    public static int epoch(String text, int from) {
        int end = Chars.digits(text, from);
        int length = end - from;
        if (at(text, from) != '1' || (length != 10 && length != 13)) {
            return NONE;
        }
        if (at(text, end) == '.' && Chars.isDigit(at(text, end + 1))) {
            end = Chars.digits(text, end + 1);
        }
        return Chars.isSpace(at(text, end)) ? end : NONE;
    }

    private static int clockAfter(String text, int date) {
        char joint = at(text, date);
        boolean joined = joint == 'T' || joint == '_' || joint == '-' || joint == ':' || joint == '@' || joint == ',';
        int start = Chars.spaces(text, joined ? date + 1 : date);
        if (!joined && at(text, start) == '-' && at(text, start + 1) == ' ') {
            start += 2;
        }
        return start == date || start > date + 3 ? NONE : Clocks.afterDate(text, start);
    }

    private static int zonedYear(String text, int clock) {
        int year = Dates.trailingYear(text, clock);
        return year > clock ? year : Dates.trailingYear(text, Clocks.zone(text, clock));
    }
}
