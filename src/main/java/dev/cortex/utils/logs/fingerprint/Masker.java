package dev.cortex.utils.logs.fingerprint;

import static dev.cortex.utils.logs.scan.Chars.at;
import static dev.cortex.utils.logs.scan.Chars.isDigit;
import static dev.cortex.utils.logs.scan.Chars.isSpace;
import static dev.cortex.utils.logs.scan.Chars.isWord;

import dev.cortex.utils.logs.scan.Chars;
import dev.cortex.utils.logs.scan.Names;
import dev.cortex.utils.logs.scan.Timestamps;
import java.util.ArrayList;
import java.util.List;

/** Turns a message into its template: what is data becomes {@code <*>}, what its author wrote stays. One pass, no state. */
final class Masker {
    /** What lies beyond this many characters is not looked at; a part of the fingerprint's version. */
    static final int LONGEST = 2048;

    private final String text;
    private final TemplateWriter out;
    private final Context before;
    private final List<String> codes = new ArrayList<>(0);
    private int at;
    private int closingQuote = -1;

    private Masker(String text) {
        this.text = text;
        this.out = new TemplateWriter(text.length());
        this.before = new Context(text);
    }

    static String mask(String message) {
        return new Masker(message.length() > LONGEST ? message.substring(0, LONGEST) : message).run();
    }

    /** The codes that a template of the message would keep. */
    static List<String> codes(String message) {
        Masker masker = new Masker(message.length() > LONGEST ? message.substring(0, LONGEST) : message);
        masker.run();
        return masker.codes;
    }

    private String run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                space();
            } else if (c == '=') {
                assignment();
            } else if ((c == '"' || c == '\'' || c == '`') && at != closingQuote && quoted()) {
                continue;
            } else if (!dump(c) && !span()) {
                token(c);
            }
        }
        return out.toString();
    }

    private void space() {
        int end = Chars.spaces(text, at);
        out.space();
        // A name that is missing leaves two spaces where it would have been.
        if (end - at == 2 && before.last(Words.USER) && !before.assigned() && before.previousIs("invalid")) {
            out.value();
            out.space();
            before.forget();
        }
        at = end;
    }

    private boolean span() {
        if (isWord(at(text, at - 1))) {
            return false;
        }
        int end = Timestamps.end(text, at);
        end = end >= 0 ? end : Spans.url(text, at);
        end = end >= 0 ? end : Spans.drivePath(text, at);
        end = end >= 0 ? end : Spans.colonAddress(text, at);
        if (end < 0) {
            return false;
        }
        value(end);
        return true;
    }

    /** {@code Thread[main,5,main]}, {@code Point{x=1}}, {@code CMD (ls -l)}: what an object or a command line prints as. */
    private boolean dump(char c) {
        boolean attached = (c == '{' || c == '[') && isWord(at(text, at - 1)) && !KeptCode.isCue(before);
        if (!attached && !(c == '(' && before.last("cmd"))) {
            return false;
        }
        int close = Spans.closingBracket(text, at);
        if (close < 0) {
            return false;
        }
        out.literal(c);
        out.value();
        out.literal(text.charAt(close));
        at = close + 1;
        return true;
    }

    private void token(char c) {
        boolean bound = (c == '<' || c == '>') && isDigit(at(text, at + 1)) && !isWord(at(text, at - 1)) && at(text, at - 1) != ')';
        int from = at;
        int end = Spans.token(text, bound ? at + 1 : at);
        if (c == '/' && end == from + 1 && before.last(Words.HTTP_METHODS)) {
            value(end);
        } else if (end == from || !hasWord(from, end)) {
            out.literal(c);
            before.punctuation(c);
            at++;
        } else if (Chars.hasDigit(text, from, end) && KeptCode.is(text, from, end, before)) {
            out.literal(text, from, end);
            before.code(from, end);
            codes.add(text.substring(from, end));
            at = end;
        } else if (Variable.is(text, from, end) || isNamedByContext(from, end)) {
            value(withUnit(from, end));
        } else {
            out.literal(text, from, end);
            before.word(from, end);
            at = end;
        }
    }

    private void value(int end) {
        out.value();
        before.word(at, end);
        at = end;
    }

    private boolean isNamedByContext(int from, int to) {
        if (isSpace(at(text, from - 1)) && isUserAnnounced(to)) {
            return Character.isLetter(text.charAt(from)) && !Words.NOT_A_USER.has(text, from, to) && !isVerb(from, to);
        }
        if (before.last("by") && text.startsWith("(uid=", to)) {
            return true;
        }
        if (before.assigned() && Words.CONSTANTS.has(text, from, to)) {
            return true;
        }
        if (before.assigned() && before.lastIsCamel()) {
            return text.substring(from, to).contains("_") && !Names.isCamel(text, from, to);
        }
        return before.last(Words.HOST) && isHostAndPort(to);
    }

    /** {@code user x}, {@code password for x}, {@code for x from …}. */
    private boolean isUserAnnounced(int to) {
        if (before.assigned()) {
            return false;
        }
        boolean granted = before.last("for") && (before.previous(Words.GRANTED) || text.startsWith(" from ", to));
        return granted || before.last(Words.USER);
    }

    /** {@code user requested}, {@code user logging}: a verb, not a name. */
    private boolean isVerb(int from, int to) {
        return to - from > 5 && (text.startsWith("ing", to - 3) || text.startsWith("ed", to - 2));
    }

    private boolean isHostAndPort(int to) {
        int port = Chars.digits(text, to + 1);
        return at(text, to) == ':' && port - to > 2 && port - to <= 6;
    }

    private int withUnit(int from, int end) {
        if (!isDigit(text.charAt(end - 1)) || Chars.letters(text, from) > from) {
            return end;
        }
        int unit = at(text, end) == ' ' ? end + 1 : end;
        int to = unit;
        while (Character.isLetter(at(text, to))) {
            to++;
        }
        return Words.UNITS.has(text, unit, to) && !isWord(at(text, to)) && at(text, to) != '/' ? to : end;
    }

    private void assignment() {
        boolean comparison = at(text, at + 1) == '=' || "=!<>".indexOf(at(text, at - 1)) >= 0;
        boolean spaced = isSpace(at(text, at - 1));
        out.literal('=');
        before.punctuation('=');
        at++;
        if (comparison || before.last(Words.TEXT)) {
            return;
        }
        if (KeptCode.isCue(before)) {
            return;
        }
        if (spaced) {
            out.space();
        }
        int from = spaced || at(text, at) == '>' ? Chars.spaces(text, at(text, at) == '>' ? at + 1 : at) : at;
        at = from;
        int url = Spans.url(text, from);
        value(url >= 0 ? url : Spans.value(text, from));
    }

    /** Reads a quoted text if one opens here: a name of code and prose are read on, data is not. */
    private boolean quoted() {
        int close = Spans.closingQuote(text, at);
        if (close < 0) {
            return false;
        }
        if (Quoted.isRead(text, at + 1, close, before)) {
            closingQuote = close;
            return false;
        }
        out.literal(text.charAt(at));
        out.value();
        out.literal(text.charAt(close));
        before.word(at, close);
        at = close + 1;
        return true;
    }

    private boolean hasWord(int from, int end) {
        for (int i = from; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
