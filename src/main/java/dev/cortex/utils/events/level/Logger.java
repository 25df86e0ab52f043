package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.isSpace;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Names;

/** The name of the logger or the place in the code, the last element of most headers. */
final class Logger {
    private Logger() {}

    /**
     * Past the name and what sets it off from the message; -1 if no logger stands here.
     *
     * @param expected whether what stands before it makes a logger likely, so that any word will do
     */
    static int end(String text, int from, boolean levelKnown, boolean expected) {
        int to = Chars.solid(text, from);
        if (to == from || !Chars.isLetter(text.charAt(from)) || hasOther(text, from, to)) {
            return -1;
        }
        int next = Chars.spaces(text, to);
        if (text.charAt(to - 1) == ':') {
            boolean name = to - 1 > from && looksLikeLogger(text, from, to - 1);
            return name && !Names.isThrowable(text, from, to - 1) ? to : -1;
        }
        if (!levelKnown) {
            return -1;
        }
        boolean setOff = (at(text, next) == '-' || at(text, next) == ':') && isSpace(at(text, next + 1)) && next > to;
        if (setOff && (expected || looksLikeLogger(text, from, to) || text.lastIndexOf(':', to) > from)) {
            return next + 1;
        }
        boolean place = at(text, from - 1) == '\t' && at(text, to) == '\t' && text.lastIndexOf(':', to) > from;
        if (place) {
            return to;
        }
        if (isCategory(text, from, to)) {
            return to;
        }
        return at(text, next) == '[' && Names.isDotted(text, from, to) ? next : -1;
    }

    /** {@code Microsoft.Hosting.Lifetime[14]} alone on its line: .NET puts the message on the next one. */
    private static boolean isCategory(String text, int from, int to) {
        int open = text.indexOf('[', from);
        boolean numbered = open > from && to == text.length() && text.charAt(to - 1) == ']';
        return numbered && Chars.digits(text, open + 1) == to - 1 && Names.isDotted(text, from, open);
    }

    private static boolean looksLikeLogger(String text, int from, int to) {
        return Names.isDotted(text, from, to) || Names.isCamel(text, from, to) || scoped(text, from, to);
    }

    private static boolean scoped(String text, int from, int to) {
        int scope = text.indexOf("::", from);
        return scope > from && scope < to;
    }

    private static boolean hasOther(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isWord(c) && ".$:/@-#<>[]".indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }
}
