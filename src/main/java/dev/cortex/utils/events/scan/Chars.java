package dev.cortex.utils.events.scan;

/** What kind of character stands at a place in a text; a place outside it is none of them. */
public final class Chars {
    private Chars() {}

    /** The character at a place, or NUL outside the text. */
    public static char at(String text, int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : '\0';
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    public static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    public static boolean isLetter(char c) {
        return isUpper(c) || isLower(c);
    }

    public static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    public static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    public static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
    }

    /** The end of the run of digits that starts here, which may be empty. */
    public static int digits(String text, int from) {
        int i = from;
        while (isDigit(at(text, i))) {
            i++;
        }
        return i;
    }

    public static int letters(String text, int from) {
        int i = from;
        while (isLetter(at(text, i))) {
            i++;
        }
        return i;
    }

    public static int spaces(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of the run of characters that are no space. */
    public static int solid(String text, int from) {
        int i = from;
        while (i < text.length() && !isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    public static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The number in a stretch of at most nine digits; -1 if it is anything else. */
    public static int number(String text, int from, int to) {
        if (to <= from || to - from > 9 || to > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
