package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.isSpace;
import static dev.cortex.utils.events.scan.Chars.isWord;

import dev.cortex.utils.events.code.Code;
import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Timestamps;
import java.util.ArrayList;
import java.util.List;

/** Turns a message into its template: what is data becomes {@code <*>}, what its author wrote stays. One pass, no state. */
final class Masker {
    /** What lies beyond this many characters is not looked at; a part of the fingerprint's version. */
    static final int LONGEST = 2048;

    private final String text;
    private final TemplateWriter out;
    private final Context before;
    private final KeptListener kept;
    private int at;
    private int closingQuote = -1;

    private Masker(String message, KeptListener kept) {
        this.text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        this.kept = kept;
        this.out = new TemplateWriter(text.length());
        this.before = new Context(text);
    }

    static String mask(String message) {
        return new Masker(message, (text, from, to, before) -> {}).run();
    }

    /** The codes that a template of the message would keep. */
    static List<String> codes(String message) {
        List<String> codes = new ArrayList<>(0);
        new Masker(message, (text, from, to, before) -> codes.add(text.substring(from, to))).run();
        return codes;
    }

    /** Those of them that say what they are codes of. */
    static List<Code> announced(String message) {
        List<Code> codes = new ArrayList<>(0);
        new Masker(
                        message,
                        (text, from, to, before) ->
                                Announced.of(text, from, to, before).ifPresent(codes::add))
                .run();
        return codes;
    }

    private String run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                space();
            } else if (c == '=') {
                assignment();
            } else if (!quoted(c) && !dump(c) && !span()) {
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
        char c = text.charAt(at);
        if (isWord(at(text, at - 1)) || !(isWord(c) || c == ':' || c == '[')) {
            return false;
        }
        int end = Spans.colonAddress(text, at);
        end = end >= 0 ? end : Timestamps.end(text, at);
        end = end >= 0 ? end : Spans.url(text, at);
        end = end >= 0 ? end : Spans.drivePath(text, at);
        end = end >= 0 ? end : Spans.bracketedAddress(text, at);
        if (end < 0) {
            return false;
        }
        value(end);
        return true;
    }

    /** {@code Thread[main,5,main]}, {@code Point{x=1}}, {@code CMD (ls -l)}: what an object or a command line prints as. */
    private boolean dump(char c) {
        boolean attached = (c == '{' || c == '[') && isWord(at(text, at - 1)) && !KeptCode.isCue(before);
        if (!attached && !(c == '(' && (before.last("cmd") || isCronUser()))) {
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

    /** {@code (root) CMD (…)}, as cron writes. */
    private boolean isCronUser() {
        int close = at == 0 ? text.indexOf(") ") : -1;
        return close > 0 && close == Chars.letters(text, 1) && text.startsWith("CMD (", close + 2);
    }

    private void token(char c) {
        int from = at;
        int end = Spans.token(text, isBound(c) ? at + 1 : at);
        Variable token = new Variable(text, from, end);
        if (c == '/' && end == from + 1 && before.last(Words.HTTP_METHODS)) {
            value(end);
        } else if (!token.hasWord()) {
            out.literal(c);
            before.punctuation(c);
            at++;
        } else if (token.hasDigit() && KeptCode.is(text, from, end, before)) {
            kept.kept(text, from, end, before);
            out.literal(text, from, end);
            before.code(from, end);
            at = end;
        } else if (token.isData() || Neighbours.name(text, from, end, before)) {
            value(Neighbours.unit(text, from, end));
        } else {
            out.literal(text, from, end);
            before.word(from, end);
            at = end;
        }
    }

    /** {@code <1 sec} and {@code >90%}: about so much. */
    private boolean isBound(char c) {
        int digits = c == '<' || c == '>' ? Chars.digits(text, at + 1) : at + 1;
        char next = at(text, digits);
        return digits > at + 1 && !isWord(at(text, at - 1)) && (isSpace(next) || next == '%' || next == 0);
    }

    private void value(int end) {
        out.value();
        before.word(at, end);
        at = end;
    }

    private void assignment() {
        boolean comparison = at(text, at + 1) == '=' || "=!<>".indexOf(at(text, at - 1)) >= 0;
        boolean spaced = isSpace(at(text, at - 1));
        out.literal('=');
        before.punctuation('=');
        at++;
        if (comparison || before.last(Words.TEXT) || KeptCode.isCue(before)) {
            return;
        }
        if (spaced) {
            out.space();
        }
        boolean arrow = at(text, at) == '>';
        at = arrow ? at + 1 : at;
        at = spaced || arrow ? Chars.spaces(text, at) : at;
        int url = Spans.url(text, at);
        value(url >= 0 ? url : Spans.value(text, at));
        int next = Chars.spaces(text, at);
        int constant = Chars.letters(text, next);
        if (at(text, at - 1) == '=' && Words.CONSTANTS.has(text, next, constant)) {
            at = constant;
        }
    }

    /** Reads a quoted text if one opens here: a name of code and prose are read on, data is not. */
    private boolean quoted(char c) {
        boolean opens = (c == '"' || c == '\'' || c == '`') && at != closingQuote;
        int close = !opens ? -1 : Spans.closingQuote(text, at);
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
}
