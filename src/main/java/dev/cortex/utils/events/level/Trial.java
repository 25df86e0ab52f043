package dev.cortex.utils.events.level;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Names;

/** Tokens that headers hold and messages may as well: hosts, process numbers, components. */
final class Trial {
    private static final int LONGEST = 64;

    private Trial() {}

    /** Past the token that may belong to a header; -1 if it can't. */
    static int end(String text, int from, boolean timed, boolean levelKnown) {
        int to = Chars.solid(text, from);
        if (to - from > LONGEST) {
            return -1;
        }
        if (levelKnown) {
            boolean column = isCapitals(text, from, to) && Chars.spaces(text, to) > to + 1;
            return column || Chars.digits(text, from) == to ? to : -1;
        }
        char last = text.charAt(to - 1);
        boolean closed = last == ':' || last == '.' || last == ';' || last == ')' || last == '!' || last == '?';
        if (closed || contains(text, '=', from, to)) {
            return -1;
        }
        boolean possible =
                Chars.hasDigit(text, from, to) || isCapitals(text, from, to) || (timed && isName(text, from, to));
        return possible ? to : -1;
    }

    /** A word that is neither a number nor all capitals: as good a host or logger as a word of a message. */
    static boolean isName(String text, int from, int to) {
        if (Chars.hasDigit(text, from, to) || isCapitals(text, from, to)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isWord(c) && "._-/$*:@".indexOf(c) < 0) {
                return false;
            }
        }
        return Chars.isLower(text.charAt(from)) || Names.isDotted(text, from, to) || Names.isCamel(text, from, to);
    }

    private static boolean contains(String text, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCapitals(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isUpper(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return to - from >= 2;
    }
}
