package dev.cortex.utils.events.assembly;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.level.Header;
import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Names;
import dev.cortex.utils.events.scan.Timestamps;
import dev.cortex.utils.events.scan.WordMap;

/** What a line looks like to the line before it. */
enum Shape {
    BLANK,
    /** Starts with white space and no time of its own. */
    INDENTED,
    /** Belongs to a stack trace whatever came before: {@code Caused by:}, a frame, a closing bracket. */
    CONTINUED,
    /** Python's {@code Traceback (most recent call last):}. */
    TRACEBACK,
    /** What Python prints between two chained tracebacks. */
    CHAIN,
    /** The name of something thrown, at the start of the line. */
    THROWN,
    /** {@code goroutine 1 [running]:} and what else Go prints around it. */
    GOROUTINE,
    /** {@code main.run(0x1)}: a Go call, if it stands in a goroutine. */
    CALL,
    /** {@code DETAIL:}, {@code HINT:}, … of Postgres. */
    DETAIL,
    /** A line with only carets, under the source line that failed. */
    CARET,
    /** What a runtime adds after a trace: its version, a note. */
    FOOTER,
    OTHER;

    private static final WordMap<String> DETAILS = WordMap.words("DETAIL HINT CONTEXT STATEMENT QUERY LOCATION");
    private static final String[] CONTINUING = {
        "Caused by: ",
        "Suppressed: ",
        "Wrapped by: ",
        "--- End of ",
        "---> ",
        "[cause]: ",
        "[SQL: ",
        "[parameters: ",
        "(Background on this error",
        "Stack trace:"
    };
    private static final String[] CHAINING = {
        "During handling of the above exception", "The above exception was the direct cause"
    };
    private static final String[] GO = {"goroutine ", "[signal ", "created by ", "exit status ", "runtime stack:"};
    private static final String[] FOOTERS = {"Node.js v", "note: ", "stack backtrace:"};

    static Shape of(String line) {
        int start = Chars.spaces(line, 0);
        if (start == line.length()) {
            return BLANK;
        }
        if (start > 0) {
            return indented(line, start);
        }
        char first = line.charAt(0);
        if (Chars.isDigit(first) || (first == '{' && line.length() > 1)) {
            return isDetail(line) ? DETAIL : OTHER;
        }
        return named(line);
    }

    private static Shape named(String line) {
        if (startsWithAny(line, CONTINUING) || isFrame(line) || isCloser(line)) {
            return CONTINUED;
        }
        if (line.startsWith("Traceback (most recent call last)")) {
            return TRACEBACK;
        }
        if (startsWithAny(line, CHAINING)) {
            return CHAIN;
        }
        if (startsWithAny(line, GO)) {
            return GOROUTINE;
        }
        if (startsWithAny(line, FOOTERS)) {
            return FOOTER;
        }
        if (isDetail(line)) {
            return DETAIL;
        }
        return isThrown(line) ? THROWN : isCall(line) ? CALL : OTHER;
    }

    private static Shape indented(String line, int start) {
        int end = start;
        while (at(line, end) == '^' || at(line, end) == '~') {
            end++;
        }
        if (end > start && Chars.spaces(line, end) == line.length()) {
            return CARET;
        }
        char first = line.charAt(start);
        boolean headed = Chars.isDigit(first)
                && Timestamps.end(line, start) >= 0
                && Header.of(line).timed();
        return headed ? OTHER : INDENTED;
    }

    /** {@code at a.b.C(D.java:1)} without its indentation, {@code #0 file.php(12): f()}, {@code ... 12 more}. */
    private static boolean isFrame(String line) {
        if (line.startsWith("at ")) {
            return line.endsWith(")") || line.contains(":line ");
        }
        if (line.startsWith("... ")) {
            return line.endsWith(" more") || line.contains("common frames omitted");
        }
        int digits = at(line, 0) == '#' ? Chars.digits(line, 1) : 0;
        return digits > 1 && at(line, digits) == ' ';
    }

    private static boolean isCloser(String line) {
        if (line.length() > 4) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            if ("}]);,".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isThrown(String line) {
        int end = 0;
        while (Chars.isWord(at(line, end)) || at(line, end) == '.' || at(line, end) == '$') {
            end++;
        }
        boolean named = end == line.length() || at(line, end) == ':' || line.startsWith(" [", end);
        return named && Names.isThrowable(line, 0, end);
    }

    private static boolean isCall(String line) {
        int open = line.indexOf('(');
        int dot = line.indexOf('.');
        return dot > 0 && open > dot && line.endsWith(")") && line.lastIndexOf(' ', open) < 0;
    }

    private static boolean isDetail(String line) {
        int first = Chars.letters(line, 0);
        if (first > 0 && at(line, first) == ':' && isLabel(line, 0, first)) {
            return true;
        }
        int colon = line.indexOf(":  ");
        int start = colon;
        while (start > 0 && Chars.isUpper(line.charAt(start - 1))) {
            start--;
        }
        return colon > 0 && isLabel(line, start, colon) && Header.of(line).timed();
    }

    private static boolean isLabel(String line, int from, int to) {
        return from < to && Chars.isUpper(line.charAt(to - 1)) && DETAILS.has(line, from, to);
    }

    private static boolean startsWithAny(String line, String[] starts) {
        for (String start : starts) {
            if (line.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
