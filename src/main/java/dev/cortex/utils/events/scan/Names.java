package dev.cortex.utils.events.scan;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.isLetter;
import static dev.cortex.utils.events.scan.Chars.isLower;
import static dev.cortex.utils.events.scan.Chars.isUpper;

/** Names out of code: qualified ones, CamelCase, and those of things that are thrown. */
public final class Names {
    private static final String[] THROWABLE_ENDINGS = {
        "Exception", "Error", "Throwable", "Failure", "Fault", "Interrupt", "Exit", "Warning", "Iteration"
    };

    private Names() {}

    /** {@code a.b} and longer: letters on both sides of at least one dot. */
    public static boolean isDotted(String text, int from, int to) {
        return dots(text, from, to) > 0;
    }

    /** How many dots a qualified name has; 0 if the text is not such a name. */
    public static int dots(String text, int from, int to) {
        int dots = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == from || i + 1 == to || text.charAt(i + 1) == '.') {
                    return 0;
                }
                dots++;
            } else if (!Chars.isWord(c) && c != '$' && c != '-' && c != '/') {
                return 0;
            }
        }
        return dots;
    }

    /** At least two humps: {@code BlockManager}, {@code workerEnv}. */
    public static boolean isCamel(String text, int from, int to) {
        int humps = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && c != '$' && !Chars.isDigit(c)) {
                return false;
            }
            if (isLower(c) && (i == from || isUpper(text.charAt(i - 1)))) {
                humps++;
            }
        }
        return humps >= 2;
    }

    /** The name of something thrown: {@code java.net.ConnectException}, {@code KeyError}. */
    public static boolean isThrowable(String text, int from, int to) {
        if (!isUpper(at(text, lastSegment(text, from, to)))) {
            return false;
        }
        for (String ending : THROWABLE_ENDINGS) {
            if (to - from >= ending.length() && text.startsWith(ending, to - ending.length())) {
                return true;
            }
        }
        return false;
    }

    /** Where the last part of a qualified name begins. */
    public static int lastSegment(String text, int from, int to) {
        int i = to - 1;
        while (i >= from
                && text.charAt(i) != '.'
                && text.charAt(i) != '$'
                && text.charAt(i) != '\\'
                && text.charAt(i) != ':') {
            i--;
        }
        return i + 1;
    }
}
