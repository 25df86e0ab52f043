package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;

/** What the words beside a token make of it: a name that looks like any word, a unit that belongs to a number. */
final class Neighbours {
    private Neighbours() {}

    /** Whether the words before a word announce it as a name, or as a setting's value. */
    static boolean name(String text, int from, int to, Context before) {
        if (Chars.isSpace(at(text, from - 1)) && isUserAnnounced(text, to, before)) {
            return Chars.isLetter(text.charAt(from))
                    && !Words.NOT_A_USER.has(text, from, to)
                    && !isVerb(text, from, to);
        }
        if (before.last("by") && text.startsWith("(uid=", to)) {
            return true;
        }
        if (before.assigned() && Words.CONSTANTS.has(text, from, to)) {
            return true;
        }
        if (before.assigned() && before.lastIsCamel()) {
            return isConstantName(text, from, to);
        }
        return before.last(Words.HOST) && isHostAndPort(text, to);
    }

    /** Past the unit behind a number, so that {@code 900 ms} and {@code 1.2 s} are one value; else the number's own end. */
    static int unit(String text, int from, int to) {
        if (!Chars.isDigit(text.charAt(to - 1)) || Chars.letters(text, from) > from) {
            return to;
        }
        int start = at(text, to) == ' ' ? to + 1 : to;
        int end = start;
        while (Character.isLetter(at(text, end))) {
            end++;
        }
        boolean unit = Words.UNITS.has(text, start, end) && !Chars.isWord(at(text, end)) && at(text, end) != '/';
        return unit ? end : to;
    }

    /** {@code user x}, {@code password for x}, {@code for x from …}. */
    private static boolean isUserAnnounced(String text, int to, Context before) {
        if (before.assigned()) {
            return before.last("user") || before.last("username");
        }
        boolean granted = before.last("for") && (before.previous(Words.GRANTED) || text.startsWith(" from ", to));
        return granted || before.last(Words.USER);
    }

    /** {@code user requested}, {@code user logging}: a verb, not a name. */
    private static boolean isVerb(String text, int from, int to) {
        return to - from > 5 && (text.startsWith("ing", to - 3) || text.startsWith("ed", to - 2));
    }

    /** {@code JOB_SETUP} in {@code EventType: JOB_SETUP}. */
    private static boolean isConstantName(String text, int from, int to) {
        boolean joined = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            joined |= c == '_';
            if (c != '_' && !Chars.isUpper(c)) {
                return false;
            }
        }
        return joined;
    }

    private static boolean isHostAndPort(String text, int to) {
        int port = Chars.digits(text, to + 1);
        return at(text, to) == ':' && port - to > 2 && port - to <= 6;
    }
}
