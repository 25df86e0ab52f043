package dev.cortex.utils.events.scan;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.digits;
import static dev.cortex.utils.events.scan.Chars.isDigit;
import static dev.cortex.utils.events.scan.Chars.isLetter;
import static dev.cortex.utils.events.scan.Chars.number;

/** Times of day and zones. Every answer is the index just past the thing, or -1. */
final class Clocks {
    private static final WordMap<String> ZONES = WordMap.words("""
            UTC GMT CET CEST EET EEST WET WEST BST MSK EST EDT CST CDT MST MDT PST PDT AKST AKDT HST JST KST IST SGT
            HKT AEST AEDT NZST NZDT SAST BRT Z
            """);

    private Clocks() {}

    /** {@code 9:05:07}, {@code 09:05:07.123}, {@code 09:05:07,123456 PM}. */
    static int withSeconds(String text, int from) {
        return clock(text, from, ':', true);
    }

    /** As {@link #withSeconds}, and also {@code 09:05}, {@code 15.42.50.675872} and {@code 150522}: only after a date. */
    static int afterDate(String text, int from) {
        int end = clock(text, from, ':', false);
        if (end < 0) {
            end = clock(text, from, '.', true);
        }
        return end < 0 ? compact(text, from) : end;
    }

    /** {@code 150522}: a time of day without separators. */
    static int compact(String text, int from) {
        int end = digits(text, from);
        boolean valid = end - from == 6
                && number(text, from, from + 2) < 24
                && number(text, from + 2, from + 4) < 60
                && number(text, from + 4, from + 6) < 60;
        return valid ? fraction(text, end) : -1;
    }

    /** Past a zone after a time, if there is one: {@code Z}, {@code +02:00}, {@code  UTC}. */
    static int zone(String text, int from) {
        int start = at(text, from) == ' ' ? from + 1 : from;
        char sign = at(text, start);
        if (sign == '+' || sign == '-') {
            int hours = digits(text, start + 1);
            int length = hours - start - 1;
            if (length == 2 && at(text, hours) == ':' && digits(text, hours + 1) == hours + 3) {
                return hours + 3;
            }
            boolean zone = (length == 4 || (length == 2 && start == from)) && !isLetter(at(text, hours));
            return zone ? hours : from;
        }
        int end = Chars.letters(text, start);
        return ZONES.has(text, start, end) && !Chars.isWord(at(text, end)) ? end : from;
    }

    private static int clock(String text, int from, char separator, boolean secondsNeeded) {
        int hours = digits(text, from);
        int hour = number(text, from, hours);
        if (hours - from > 2 || hour < 0 || hour > 24 || at(text, hours) != separator || !twoDigits(text, hours + 1)) {
            return -1;
        }
        int end = hours + 3;
        if (at(text, end) == separator && twoDigits(text, end + 1)) {
            return meridiem(text, fraction(text, end + 3));
        }
        return secondsNeeded || isDigit(at(text, end)) ? -1 : meridiem(text, end);
    }

    private static boolean twoDigits(String text, int from) {
        return digits(text, from) == from + 2 && text.charAt(from) < '6';
    }

    private static int fraction(String text, int from) {
        char mark = at(text, from);
        boolean fraction = (mark == '.' || mark == ',' || mark == ':') && isDigit(at(text, from + 1));
        return fraction ? digits(text, from + 1) : from;
    }

    private static int meridiem(String text, int from) {
        int start = at(text, from) == ' ' ? from + 1 : from;
        char half = (char) (at(text, start) | 0x20);
        boolean meridiem = (half == 'a' || half == 'p') && (at(text, start + 1) | 0x20) == 'm';
        return meridiem && !Chars.isWord(at(text, start + 2)) ? start + 2 : from;
    }
}
