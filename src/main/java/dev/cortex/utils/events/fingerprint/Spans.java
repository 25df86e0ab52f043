package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.isSpace;
import static dev.cortex.utils.events.scan.Chars.isWord;

import dev.cortex.utils.events.scan.Chars;

/** How far things reach that hold delimiters of their own. Every answer is the index just past the thing, or -1. */
final class Spans {
    private static final int FARTHEST = 400;
    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";
    private static final boolean[] TOKEN = tokenChars();

    private Spans() {}

    /** {@code scheme://…}. */
    static int url(String text, int from) {
        int scheme = from;
        while (Chars.isLetter(at(text, scheme)) || at(text, scheme) == '+' || at(text, scheme) == '.') {
            scheme++;
        }
        if (scheme == from || !text.startsWith("://", scheme)) {
            return -1;
        }
        int end = scheme + 3;
        int open = 0;
        while (end < text.length() && !isSpace(text.charAt(end)) && "\"'<>]}|`".indexOf(text.charAt(end)) < 0) {
            open += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            if (open < 0) {
                break;
            }
            end++;
        }
        while (".,:;!".indexOf(text.charAt(end - 1)) >= 0 && end - 1 > scheme + 3) {
            end--;
        }
        return end;
    }

    /** {@code C:\…} and {@code C:/…}. */
    static int drivePath(String text, int from) {
        boolean drive = Chars.isLetter(at(text, from))
                && at(text, from + 1) == ':'
                && (at(text, from + 2) == '\\' || at(text, from + 2) == '/')
                && at(text, from + 3) != '/';
        if (!drive) {
            return -1;
        }
        int end = from + 3;
        while (end < text.length() && !isSpace(text.charAt(end)) && "\"'<>|,;()[]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** An IPv6 address; also six or more pairs with colons, a hardware address. */
    static int colonAddress(String text, int from) {
        int colons = 0;
        int doubled = 0;
        int end = from;
        while (Chars.isHex(at(text, end)) || at(text, end) == ':' || (colons > 1 && at(text, end) == '.')) {
            if (at(text, end) == ':') {
                colons++;
                doubled += at(text, end + 1) == ':' ? 1 : 0;
            }
            end++;
        }
        boolean apart = !isWord(at(text, from - 1)) && !isWord(at(text, end)) && end - from > 2;
        boolean address = colons >= 5 || (doubled == 1 && colons >= 2 && Chars.hasDigit(text, from, end));
        if (!apart || !address) {
            return -1;
        }
        return at(text, end - 1) == ':' && at(text, end - 2) != ':' ? end - 1 : end;
    }

    /** {@code [::1]} with its brackets, as before a port. */
    static int bracketedAddress(String text, int from) {
        int end = at(text, from) == '[' ? colonAddress(text, from + 1) : -1;
        return end >= 0 && at(text, end) == ']' && at(text, end + 1) == ':' ? end + 1 : -1;
    }

    /** The closing quote's place, for the quote that opens here; -1 if none does. */
    static int closingQuote(String text, int from) {
        char quote = text.charAt(from);
        if (quote == '\'' && isWord(at(text, from - 1))) {
            return -1;
        }
        int last = Math.min(text.length(), from + FARTHEST);
        for (int i = from + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote && (quote != '\'' || !isWord(at(text, i + 1)))) {
                return i;
            } else if (c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** The value of {@code key=}: a quoted text, or all up to a delimiter outside of brackets. May be empty. */
    static int value(String text, int from) {
        char first = at(text, from);
        if (first == '"' || first == '\'') {
            int close = closingQuote(text, from);
            if (close >= 0) {
                return close + 1;
            }
        }
        int depth = 0;
        int unbracketed = -1;
        int last = Math.min(text.length(), from + FARTHEST);
        int i = from;
        for (; i < last; i++) {
            char c = text.charAt(i);
            boolean ends = isSpace(c) || ",;\"|".indexOf(c) >= 0 || (CLOSING.indexOf(c) >= 0 && depth == 0);
            if (ends && depth == 0) {
                break;
            }
            unbracketed = ends && unbracketed < 0 ? i : unbracketed;
            depth += OPENING.indexOf(c) >= 0 ? 1 : CLOSING.indexOf(c) >= 0 ? -1 : 0;
        }
        int end = depth > 0 && unbracketed >= 0 ? unbracketed : i;
        boolean sentence =
                end > from + 1 && text.charAt(end - 1) == '.' && (end == text.length() || isSpace(at(text, end)));
        return sentence ? end - 1 : end;
    }

    /** The place of the bracket that closes the one here; -1 if none does within reach. */
    static int closingBracket(String text, int from) {
        int depth = 0;
        int last = Math.min(text.length(), from + FARTHEST);
        for (int i = from; i < last; i++) {
            if ("([{".indexOf(text.charAt(i)) >= 0) {
                depth++;
            } else if (")]}".indexOf(text.charAt(i)) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The token that starts here, without the punctuation that closes a clause. */
    static int token(String text, int from) {
        int end = from;
        while (end < text.length() && isTokenChar(text.charAt(end)) && !(dotsAt(text, end) && end > from)) {
            end++;
        }
        while (end > from + 1 && ".?-*~^&".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isTokenChar(char c) {
        return c < 0x80 ? TOKEN[c] : !isSpace(c);
    }

    private static boolean[] tokenChars() {
        boolean[] token = new boolean[0x80];
        for (char c = 0; c < token.length; c++) {
            token[c] = isWord(c) || "-./\\@#%$&+*~^?!".indexOf(c) >= 0;
        }
        return token;
    }

    private static boolean dotsAt(String text, int i) {
        return text.charAt(i) == '.' && at(text, i + 1) == '.';
    }
}
