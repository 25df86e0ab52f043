package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a text may name its level outside of its header, surest place first: in brackets, as {@code level=…}, as a bare
 * word in capitals. A place that names two levels ends the search without one.
 */
final class TextTiers {
    private static final int BRACKETS_WITHIN = 256;
    private static final int FIELDS_WITHIN = 4096;
    private static final int WORDS_WITHIN = 12;
    private static final WordMap<String> KEYS =
            WordMap.words("level lvl severity loglevel log_level log.level levelname level_name severity_text");
    private static final WordMap<String> BARE =
            WordMap.words("error err warn warning fatal critical severe info debug trace");

    private TextTiers() {}

    static @Nullable Level level(String text) {
        Tier brackets = brackets(text);
        if (brackets.decided()) {
            return brackets.level();
        }
        Tier fields = fields(text);
        return fields.decided() ? fields.level() : bare(text).level();
    }

    static Tier brackets(String text) {
        Tier tier = new Tier();
        int last = Math.min(text.length(), BRACKETS_WITHIN);
        for (int i = 0; i < last; i++) {
            char close = text.charAt(i) == '[' ? ']' : text.charAt(i) == '<' ? '>' : '\0';
            int end = close == '\0' ? -1 : close(text, i + 1, close);
            if (end > 0) {
                tier.add(Bracket.label(text, Chars.spaces(text, i + 1), end));
            }
        }
        return tier;
    }

    /** {@code level=error}, outside of quotes. */
    static Tier fields(String text) {
        Tier tier = new Tier();
        int last = Math.min(text.length(), FIELDS_WITHIN);
        boolean quoted = false;
        for (int i = 0; i < last; i++) {
            char c = text.charAt(i);
            if (c == '"' && at(text, i - 1) != '\\') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                tier.add(fieldValue(text, i));
            }
        }
        return tier;
    }

    static Tier bare(String text) {
        Tier tier = new Tier();
        int words = 0;
        for (int i = 0; i < text.length() && words < WORDS_WITHIN; i++) {
            if (Chars.isLetter(text.charAt(i)) && isApart(at(text, i - 1))) {
                int to = Chars.letters(text, i);
                words++;
                if (isApart(at(text, to)) && isCapital(text, i, to) && BARE.has(text, i, to)) {
                    tier.add(LevelNames.of(text, i, to));
                }
                i = to;
            }
        }
        return tier;
    }

    private static @Nullable Level fieldValue(String text, int equals) {
        int start = equals;
        while (Chars.isWord(at(text, start - 1)) || at(text, start - 1) == '.') {
            start--;
        }
        if (!KEYS.has(text, start, equals)) {
            return null;
        }
        int value = at(text, equals + 1) == '"' ? equals + 2 : equals + 1;
        return LevelNames.of(text, value, Chars.letters(text, value));
    }

    private static boolean isApart(char c) {
        return !Chars.isWord(c) && "-.=/'\"".indexOf(c) < 0;
    }

    private static boolean isCapital(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.isUpper(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int close(String text, int from, char close) {
        int last = Math.min(text.length(), from + 24);
        for (int i = from; i < last; i++) {
            if (text.charAt(i) == close) {
                return i;
            }
        }
        return -1;
    }
}
