package dev.cortex.utils.events.scan;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.digits;
import static dev.cortex.utils.events.scan.Chars.letters;
import static dev.cortex.utils.events.scan.Chars.number;

/** Calendar dates. Every answer is the index just past the date, or -1. */
final class Dates {
    private static final WordMap<String> MONTHS = WordMap.words("""
            jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september
            october november december
            """);
    private static final WordMap<String> WEEKDAYS = WordMap.words("""
            mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
            """);

    private Dates() {}

    /** Whether a month's or weekday's name stands here. */
    static boolean startsWithName(String text, int from) {
        if ("JFMASONDTWjfmasondtw".indexOf(at(text, from)) < 0) {
            return false;
        }
        int end = letters(text, from);
        return end > from + 2 && (MONTHS.has(text, from, end) || WEEKDAYS.has(text, from, end));
    }

    /** A date that stands for a point in time even without a clock: its year has four digits. */
    static int withYear(String text, int from) {
        int first = digits(text, from);
        int length = first - from;
        if (length == 4) {
            return threeParts(text, from, first, true);
        }
        if (length == 1 || length == 2) {
            int end = threeParts(text, from, first, false);
            return end >= 0 ? end : year(text, dayMonth(text, from));
        }
        if (length == 0) {
            return year(text, monthDay(text, weekday(text, from)));
        }
        return -1;
    }

    /** A date that is one only if a clock follows: {@code Jun 14}, {@code 17/06/09}, {@code 03-17}, {@code 081109}. */
    static int withoutYear(String text, int from) {
        int first = digits(text, from);
        int length = first - from;
        if (length == 0) {
            return monthDay(text, weekday(text, from));
        }
        if (length == 6 || length == 8) {
            return compact(text, from, first);
        }
        if (length > 2) {
            return -1;
        }
        int end = dayMonth(text, from);
        if (end >= 0) {
            return end;
        }
        char separator = at(text, first);
        int second = digits(text, first + 1);
        if ((separator != '/' && separator != '-' && separator != '.') || !small(text, first + 1, second, 31)) {
            return -1;
        }
        int third = digits(text, second + 1);
        return at(text, second) == separator && third - second == 3 ? third : second;
    }

    /** Past the year after a clock, as in {@code Sun Dec 04 20:32:37 2005}; where it was if there is none. */
    static int trailingYear(String text, int from) {
        int end = at(text, from) == ' ' ? year(text, from) : -1;
        return end < 0 ? from : end;
    }

    private static int weekday(String text, int from) {
        int end = letters(text, from);
        if (!WEEKDAYS.has(text, from, end)) {
            return from;
        }
        return Chars.spaces(text, at(text, end) == ',' ? end + 1 : end);
    }

    private static int monthDay(String text, int from) {
        int month = letters(text, from);
        if (!MONTHS.has(text, from, month) || at(text, month) != ' ') {
            return -1;
        }
        int day = Chars.spaces(text, month);
        int end = digits(text, day);
        return small(text, day, end, 31) ? end : -1;
    }

    private static int dayMonth(String text, int from) {
        int day = digits(text, from);
        char separator = at(text, day);
        if (!small(text, from, day, 31) || (separator != ' ' && separator != '-' && separator != '/')) {
            return -1;
        }
        int end = letters(text, day + 1);
        return MONTHS.has(text, day + 1, end) ? end : -1;
    }

    private static int year(String text, int from) {
        if (from < 0) {
            return -1;
        }
        int start = from;
        while (at(text, start) == ' ' || at(text, start) == ',' || at(text, start) == '-' || at(text, start) == '/') {
            start++;
        }
        int end = digits(text, start);
        int year = number(text, start, end);
        return start > from && end - start == 4 && year >= 1970 && year < 2100 ? end : -1;
    }

    private static int threeParts(String text, int from, int first, boolean yearFirst) {
        char separator = at(text, first);
        if (separator != '-' && separator != '/' && separator != '.') {
            return -1;
        }
        int second = digits(text, first + 1);
        int third = digits(text, second + 1);
        if (!small(text, first + 1, second, 31) || at(text, second) != separator) {
            return -1;
        }
        if (yearFirst) {
            return small(text, second + 1, third, 31) && plausibleYear(text, from) ? third : -1;
        }
        return third - second == 5 && plausibleYear(text, second + 1) ? third : -1;
    }

    private static int compact(String text, int from, int end) {
        int day = number(text, end - 2, end);
        int month = number(text, end - 4, end - 2);
        boolean valid = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return valid && (end - from == 6 || plausibleYear(text, from)) ? end : -1;
    }

    private static boolean plausibleYear(String text, int from) {
        int year = number(text, from, from + 4);
        return year >= 1970 && year < 2100;
    }

    private static boolean small(String text, int from, int to, int most) {
        return to - from >= 1 && to - from <= 2 && number(text, from, to) <= most;
    }
}
