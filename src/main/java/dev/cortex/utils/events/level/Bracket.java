package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Timestamps;
import dev.cortex.utils.events.scan.WordMap;
import org.jspecify.annotations.Nullable;

/**
 * Something in brackets in a header.
 *
 * @param level the level in it
 * @param timed whether a time is in it
 * @param formal whether it is of a kind that only headers have: a process, a thread number, a request id
 * @param adjacent whether it stands right behind another bracket
 */
record Bracket(int end, @Nullable Level level, boolean timed, boolean formal, boolean adjacent) {
    private static final int LONGEST = 200;
    private static final WordMap<String> FORMAL = WordMap.words("pid tid thread req request trace");

    static @Nullable Bracket match(String text, int from) {
        char open = at(text, from);
        char close = open == '[' ? ']' : open == '(' ? ')' : open == '<' ? '>' : '\0';
        int end = close == '\0' ? -1 : matching(text, from, open, close);
        if (end < 0) {
            return null;
        }
        int start = Chars.spaces(text, from + 1);
        Level level = label(text, start, end);
        if (open != '[') {
            boolean known = level != null || (open == '(' && isNumber(text, start, end));
            return known ? new Bracket(end + 1, level, false, false, false) : null;
        }
        if (level != null) {
            return new Bracket(end + 1, level, false, false, false);
        }
        Level letter = at(text, start + 1) == ' ' ? LevelNames.letter(text.charAt(start)) : null;
        int time = Timestamps.end(text, letter == null ? start : start + 2);
        if (time >= 0 && time <= end) {
            return new Bracket(end + 1, letter == null ? within(text, time, end) : letter, true, false, false);
        }
        boolean adjacent = at(text, from - 1) == ']';
        return new Bracket(end + 1, null, false, formal(text, start, end), adjacent);
    }

    /** {@code [error]}, {@code [ERROR ]}, {@code [core:error]}. */
    static @Nullable Level label(String text, int start, int end) {
        int to = end;
        while (to > start && Chars.isSpace(text.charAt(to - 1))) {
            to--;
        }
        Level level = LevelNames.of(text, start, to);
        if (level != null) {
            return level;
        }
        int colon = text.lastIndexOf(':', to);
        boolean module = colon > start && Chars.letters(text, start) >= Math.min(colon, start + 2);
        return module ? LevelNames.of(text, colon + 1, to) : null;
    }

    /** {@code [2024-01-01 12:00:00,123: ERROR/Worker-1]}, {@code [2024-01-01T00:00:00Z INFO  crate]}. */
    private static @Nullable Level within(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (Chars.isUpper(text.charAt(i)) && !Chars.isWord(at(text, i - 1))) {
                int to = Chars.letters(text, i);
                Level level = Chars.isWord(at(text, to)) ? null : LevelNames.capital(text, i, to);
                if (level != null) {
                    return level;
                }
                i = to;
            }
        }
        return null;
    }

    private static boolean formal(String text, int start, int end) {
        int word = Chars.letters(text, start);
        return isNumber(text, start, end)
                || text.startsWith("-]", start)
                || (word < end && !Chars.isLetter(at(text, word)) && FORMAL.has(text, start, word));
    }

    private static boolean isNumber(String text, int start, int end) {
        return end > start && Chars.digits(text, start) == end;
    }

    private static int matching(String text, int from, char open, char close) {
        int depth = 0;
        int last = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < last; i++) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
