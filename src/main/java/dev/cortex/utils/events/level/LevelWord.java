package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.isSpace;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;
import org.jspecify.annotations.Nullable;

/** A level where a header has it: capitals, a word and a colon, a lower-case word right after the time, a single letter. */
record LevelWord(Level level, int end, boolean complete) {
    private static final WordMap<String> PLAIN =
            WordMap.words("trace debug info notice warn warning error err fatal critical crit");

    /**
     * @param first whether nothing uncertain stands between this place and what is known of the header
     * @param afterTime whether a time stands right before it
     * @param afterNumbers whether something uncertain stands between a time and this place
     */
    static @Nullable LevelWord match(String text, int from, boolean first, boolean afterTime, boolean afterNumbers) {
        int to = Chars.letters(text, from);
        if (to == from) {
            return null;
        }
        if (to - from == 1) {
            return letter(text, from, afterTime, afterNumbers);
        }
        Level level = capitals(text, from, to);
        if (level == null && first) {
            level = colon(text, from, to);
            if (level == null && afterTime) {
                level = plain(text, from, to);
            }
        }
        if (level != null && isThrownName(text, from, to)) {
            return new LevelWord(level, from, true);
        }
        if (level != null) {
            return new LevelWord(level, past(text, Chars.digits(text, to)), false);
        }
        return first ? phrase(text, from, to) : null;
    }

    private static @Nullable Level capitals(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.isUpper(text.charAt(i))) {
                return null;
            }
        }
        int end = Chars.digits(text, to);
        char next = at(text, end);
        if (end > to) {
            return next == ':' ? LevelNames.of(text, from, end) : null;
        }
        if (next == ':' && to - from == 3 && text.startsWith("LOG:  ", from)) {
            return Level.INFO;
        }
        boolean apart = next == '\0' || isSpace(next) || ":|]),!;".indexOf(next) >= 0;
        return apart ? LevelNames.capital(text, from, to) : null;
    }

    private static @Nullable Level colon(String text, int from, int to) {
        boolean colon = at(text, to) == ':' && (isSpace(at(text, to + 1)) || to + 1 == text.length());
        return colon ? LevelNames.beforeColon(text, from, to) : null;
    }

    /** {@code Error: …} and {@code panic: …} name what was thrown as well as a level, so they stay in the message. */
    private static boolean isThrownName(String text, int from, int to) {
        return at(text, to) == ':' && (text.startsWith("Error", from) || text.startsWith("panic", from));
    }

    private static @Nullable Level plain(String text, int from, int to) {
        char next = at(text, to);
        boolean column =
                next == '\t' || next == '|' || (next == ' ' && (at(text, to + 1) == ' ' || at(text, to + 1) == '|'));
        if (column) {
            return LevelNames.of(text, from, to);
        }
        boolean lower = next == ' ' && Chars.isLower(text.charAt(from));
        return lower && PLAIN.has(text, from, to) ? LevelNames.of(text, from, to) : null;
    }

    /** {@code fatal error:}, {@code PHP Warning:}, {@code production.ERROR:}. */
    private static @Nullable LevelWord phrase(String text, int from, int to) {
        if (text.regionMatches(true, from, "fatal error:", 0, 12)) {
            return new LevelWord(Level.FATAL, from, true);
        }
        if (text.startsWith("PHP ", from)) {
            LevelWord word = match(text, from + 4, true, false, false);
            boolean labelled = word != null && (word.complete() || at(text, word.end() - 1) == ':');
            return labelled ? word : null;
        }
        int after = at(text, to) == '.' ? Chars.letters(text, to + 1) : to;
        Level level = after > to && at(text, after) == ':' ? capitals(text, to + 1, after) : null;
        return level == null ? null : new LevelWord(level, after + 1, false);
    }

    /** {@code D WindowManager: } after process numbers (logcat), {@code I NETWORK } after a time (MongoDB). */
    private static @Nullable LevelWord letter(String text, int from, boolean afterTime, boolean afterNumbers) {
        char c = text.charAt(from);
        Level level = c == 'A' ? Level.FATAL : LevelNames.letter(c);
        if (level == null || at(text, from + 1) != ' ' || !(afterTime || afterNumbers)) {
            return null;
        }
        int next = Chars.spaces(text, from + 1);
        if (afterNumbers && Chars.isDigit(beforeSpaces(text, from))) {
            int colon = text.indexOf(':', next);
            boolean tag = colon >= 0 && colon < next + 64;
            return new LevelWord(level, tag ? colon + 1 : from + 1, tag);
        }
        boolean component =
                (Chars.isUpper(at(text, next)) && Chars.isUpper(at(text, next + 1))) || at(text, next) == '-';
        return afterTime && component ? new LevelWord(level, from + 1, false) : null;
    }

    private static char beforeSpaces(String text, int from) {
        int i = from - 1;
        while (isSpace(at(text, i))) {
            i--;
        }
        return at(text, i);
    }

    /** Past the level's colon, and in {@code ERROR:root:message} past the logger's name. */
    private static int past(String text, int to) {
        if (at(text, to) != ':') {
            return to;
        }
        int name = to + 1;
        while (Chars.isWord(at(text, name)) || at(text, name) == '.') {
            name++;
        }
        return name > to + 1 && at(text, name) == ':' && !isSpace(at(text, to + 1)) ? name + 1 : to + 1;
    }
}
