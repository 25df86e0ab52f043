package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Names;

/** A token's characters, and whether they make it data whatever stands beside it. */
final class Variable {
    private static final int SHORTEST_HEX = 8;

    private final String text;
    private final int from;
    private final int to;
    private final int slashes;
    private final int dots;
    private final boolean digit;
    private final boolean letter;
    private final boolean sign;
    private final boolean backslash;
    private final boolean hex;

    Variable(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        int slashCount = 0;
        int dotCount = 0;
        boolean anyDigit = false;
        boolean anyLetter = false;
        boolean anySign = false;
        boolean anyBackslash = false;
        boolean allHex = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            anyDigit |= Chars.isDigit(c);
            anyLetter |= Chars.isLetter(c) || (c > 0x7f && Character.isLetter(c));
            allHex &= Chars.isHex(c) || c == '-';
            slashCount += c == '/' ? 1 : 0;
            dotCount += c == '.' ? 1 : 0;
            anySign |= c == '@';
            anyBackslash |= c == '\\';
        }
        slashes = slashCount;
        dots = dotCount;
        digit = anyDigit;
        letter = anyLetter;
        sign = anySign;
        backslash = anyBackslash;
        hex = allHex && to - from >= SHORTEST_HEX;
    }

    boolean hasDigit() {
        return digit;
    }

    /** Whether it is a word or a number rather than punctuation. */
    boolean hasWord() {
        return digit || letter;
    }

    boolean isData() {
        if (digit) {
            return !(text.startsWith("()", to) && Chars.isLetter(text.charAt(from)) && slashes == 0);
        }
        return hex
                || backslash
                || (slashes > 0 && isPath())
                || (dots > 0 && (isFile() || isQualified()))
                || (sign && isMail())
                || (to - from == 9 && text.startsWith("localhost", from));
    }

    private boolean isPath() {
        char first = text.charAt(from);
        char second = at(text, from + 1);
        boolean rooted = (first == '/' && to - from > 1 && second != '/')
                || (first == '~' && second == '/')
                || text.startsWith("./", from)
                || text.startsWith("../", from);
        return rooted || slashes > 1;
    }

    private boolean isFile() {
        int dot = text.lastIndexOf('.', to - 1);
        return dot > from && Words.FILE_ENDINGS.has(text, dot + 1, to);
    }

    private boolean isMail() {
        int at = text.indexOf('@', from);
        return at > from && at < to - 1 && Chars.isWord(text.charAt(at - 1)) && Chars.isWord(text.charAt(at + 1));
    }

    /** A host with a known last part, or a class, package or service named from a domain; never something thrown. */
    private boolean isQualified() {
        int parts = Names.dots(text, from, to);
        if (parts == 0 || Names.isThrowable(text, from, to)) {
            return false;
        }
        int first = text.indexOf('.', from);
        if (Words.NAMESPACES.has(text, from, first)) {
            return parts > 1 || text.startsWith("android", from);
        }
        return Words.TOP_LEVEL_DOMAINS.has(text, text.lastIndexOf('.', to - 1) + 1, to);
    }
}
