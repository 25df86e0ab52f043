package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;

/** What stands between the elements of a header. */
final class Separators {
    private static final int WIDEST_COLUMN = 64;

    private Separators() {}

    /** Past a lone dash, bar, colon or comma; -1 if none stands here. */
    static int end(String text, int from) {
        char c = at(text, from);
        if (c == '|') {
            return from + 1;
        }
        if (c == '-') {
            int dashes = from;
            while (at(text, dashes) == '-') {
                dashes++;
            }
            return Chars.isSpace(at(text, dashes)) ? dashes : -1;
        }
        return (c == ',' || c == ':' || c == ';') && Chars.isSpace(at(text, from + 1)) ? from + 1 : -1;
    }

    /** Whether what stood before this separator belongs to the header for certain. */
    static boolean isStrong(String text, int from) {
        char c = at(text, from);
        return c == '-' || (c == '|' && Chars.isSpace(at(text, from + 1)));
    }

    /** Past the bar that closes a column ({@code time|component|pid|message}); an HTTP status is no such column. */
    static int columnEnd(String text, int from) {
        int before = from - 1;
        while (Chars.isSpace(at(text, before))) {
            before--;
        }
        if (at(text, before) != '|') {
            return -1;
        }
        int to = from;
        while (to - from < WIDEST_COLUMN && to < text.length() && !Chars.isSpace(at(text, to)) && at(text, to) != '|') {
            to++;
        }
        int bar = Chars.spaces(text, to);
        int status = Chars.number(text, from, to);
        return at(text, bar) == '|' && (status < 100 || status > 599) ? bar + 1 : -1;
    }
}
