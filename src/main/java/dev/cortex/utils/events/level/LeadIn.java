package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.digits;
import static dev.cortex.utils.events.scan.Chars.isDigit;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Timestamps;
import org.jspecify.annotations.Nullable;

/** The forms of header that only their first characters give away. */
final class LeadIn {
    /** What was found: how far it reaches, the level it names, and whether the header ends with it. */
    record Found(int end, @Nullable Level level, boolean complete) {}

    private LeadIn() {}

    static @Nullable Found match(String text, int from) {
        char first = at(text, from);
        if (first == '<') {
            return priority(text, from);
        }
        if (isDigit(first)) {
            return redis(text, from);
        }
        Level level = LevelNames.letter(first);
        char second = at(text, from + 1);
        if (level != null && isDigit(second)) {
            return klog(text, from, level);
        }
        if (level != null && second == '/') {
            return logcat(text, from, level);
        }
        if (level != null && second == ',' && at(text, from + 2) == ' ' && at(text, from + 3) == '[') {
            int close = text.indexOf("-- ", from);
            int colon = close < 0 ? -1 : text.indexOf(": ", close);
            return colon < 0 ? null : new Found(colon + 2, level, true);
        }
        return compose(text, from);
    }

    /** {@code <34>Oct 11 …} (RFC 3164) and {@code <165>1 2003-10-11T…} (RFC 5424). */
    private static @Nullable Found priority(String text, int from) {
        int close = digits(text, from + 1);
        int priority = Chars.number(text, from + 1, close);
        if (at(text, close) != '>' || priority < 0 || priority > 191) {
            return null;
        }
        Level level = LevelNumbers.syslog(priority % 8);
        boolean versioned = at(text, close + 1) == '1' && at(text, close + 2) == ' ';
        return versioned ? new Found(internet(text, close + 3), level, true) : new Found(close + 1, level, false);
    }

    /** Past time, host, program, process, message id and structured data of RFC 5424. */
    private static int internet(String text, int from) {
        int i = from;
        for (int field = 0; field < 5; field++) {
            i = Chars.spaces(text, Chars.solid(text, i));
        }
        if (at(text, i) != '[') {
            return at(text, i) == '-' ? i + 1 : i;
        }
        int close = text.indexOf("] ", i);
        return close < 0 ? i : close + 2;
    }

    /** {@code E1123 12:34:56.789012    1234 file.go:123] message}, as glog and klog write. */
    private static @Nullable Found klog(String text, int from, Level level) {
        int date = digits(text, from + 1);
        boolean dated = (date - from == 5 || date - from == 9) && at(text, date) == ' ';
        int clock = dated ? Timestamps.end(text, date + 1) : -1;
        int close = clock < 0 ? -1 : text.indexOf("] ", clock);
        return close < 0 || close > clock + 120 ? null : new Found(close + 2, level, true);
    }

    /** {@code E/Tag( 123): message}, Android's brief format. */
    private static @Nullable Found logcat(String text, int from, Level level) {
        int open = text.indexOf('(', from);
        if (open < 0 || open > from + 60) {
            return null;
        }
        int close = digits(text, Chars.spaces(text, open + 1));
        return text.startsWith("): ", close) ? new Found(close + 3, level, true) : null;
    }

    /** {@code 1:M 01 Jan 2024 12:00:00.000 # message}: Redis, whose level is one mark. */
    private static @Nullable Found redis(String text, int from) {
        int role = digits(text, from) + 1;
        if (at(text, role - 1) != ':' || "MSCX".indexOf(at(text, role)) < 0 || at(text, role + 1) != ' ') {
            return null;
        }
        int time = Timestamps.end(text, role + 2);
        Level level = time < 0 || at(text, time + 2) != ' '
                ? null
                : switch (at(text, time + 1)) {
                    case '#' -> Level.WARN;
                    case '*' -> Level.NOTICE;
                    case '-', '.' -> Level.DEBUG;
                    default -> null;
                };
        return level == null ? null : new Found(time + 3, level, true);
    }

    /** {@code web-1  | }, which Compose puts before each line. */
    private static @Nullable Found compose(String text, int from) {
        int name = from;
        while (Chars.isWord(at(text, name)) || at(text, name) == '-' || at(text, name) == '.') {
            name++;
        }
        int bar = Chars.spaces(text, name);
        boolean prefix = name > from && bar > name && at(text, bar) == '|' && at(text, bar + 1) == ' ';
        return prefix ? new Found(bar + 2, null, false) : null;
    }
}
