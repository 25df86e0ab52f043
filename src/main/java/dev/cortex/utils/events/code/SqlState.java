package dev.cortex.utils.events.code;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;

/** What an SQLSTATE looks like. */
public final class SqlState {
    /** Those of errors in appendix A of PostgreSQL's manual, and the HY of drivers. */
    private static final WordMap<String> ERROR_CLASSES = WordMap.words("""
            03 08 09 0A 0B 0F 0L 0P 0Z 20 21 22 23 24 25 26 27 28 2B 2D 2F 34 38 39 3B 3D 3F 40 42 44 53 54 55 57 58
            72 F0 HV HY P0 XX
            """);

    private SqlState() {}

    static boolean isOne(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Chars.isDigit(value.charAt(i)) && !Chars.isUpper(value.charAt(i))) {
                return false;
            }
        }
        return value.length() == 5;
    }

    /** Whether it is one of an error, as far as its class tells. */
    public static boolean isError(String value) {
        return isOne(value) && ERROR_CLASSES.has(value, 0, 2);
    }

    /** Whether a code that may be any system's can hardly be anything else: of such a class, and with a letter. */
    static boolean isUnmistakable(String value) {
        return isError(value) && Chars.number(value, 0, 5) < 0;
    }
}
