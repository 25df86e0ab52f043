package dev.cortex.utils.logs.fingerprint;

import static dev.cortex.utils.logs.scan.Chars.at;

import dev.cortex.utils.logs.scan.Chars;
import dev.cortex.utils.logs.scan.Names;

/** Tokens that are data by their own look, whatever stands beside them. */
final class Variable {
    private Variable() {}

    static boolean is(String text, int from, int to) {
        if (Chars.hasDigit(text, from, to)) {
            return !(text.startsWith("()", to) && isIdentifier(text, from, to));
        }
        return isPath(text, from, to)
                || isMail(text, from, to)
                || isHex(text, from, to)
                || isQualified(text, from, to)
                || (to - from == 9 && text.startsWith("localhost", from));
    }

    private static boolean isPath(String text, int from, int to) {
        char first = text.charAt(from);
        int slash = text.indexOf('/', from);
        boolean rooted = (first == '/' && to - from > 1 && at(text, from + 1) != '/')
                || (first == '~' && slash == from + 1)
                || (first == '.' && slash > from && slash <= from + 2 && slash < to);
        if (rooted || contains(text, '\\', from, to)) {
            return true;
        }
        int dot = text.lastIndexOf('.', to - 1);
        boolean file = dot > from && Words.FILE_ENDINGS.has(text, dot + 1, to);
        if (slash < 0 || slash >= to) {
            return file;
        }
        int second = text.indexOf('/', slash + 1);
        return file || (second > slash && second < to);
    }

    private static boolean isMail(String text, int from, int to) {
        int sign = text.indexOf('@', from);
        return sign > from
                && sign < to - 1
                && Chars.isWord(text.charAt(sign - 1))
                && Chars.isWord(text.charAt(sign + 1));
    }

    /** Eight or more hexadecimal letters; with digits it is data anyway. */
    private static boolean isHex(String text, int from, int to) {
        if (to - from < 8) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Chars.isHex(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    /** A host with a known last part, or a class, package or service named from a domain; never something thrown. */
    private static boolean isQualified(String text, int from, int to) {
        int dots = Names.dots(text, from, to);
        if (dots == 0 || Names.isThrowable(text, from, to)) {
            return false;
        }
        int first = text.indexOf('.', from);
        int last = text.lastIndexOf('.', to - 1);
        if (Words.NAMESPACES.has(text, from, first)) {
            return dots > 1 || text.startsWith("android", from);
        }
        return Words.TOP_LEVEL_DOMAINS.has(text, last + 1, to);
    }

    private static boolean isIdentifier(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.isWord(text.charAt(i)) && text.charAt(i) != '.') {
                return false;
            }
        }
        return Chars.isLetter(text.charAt(from));
    }

    private static boolean contains(String text, char wanted, int from, int to) {
        int i = text.indexOf(wanted, from);
        return i >= 0 && i < to;
    }
}
