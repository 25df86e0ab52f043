package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.code.Code;
import dev.cortex.utils.events.code.CodeKind;
import dev.cortex.utils.events.code.SqlState;
import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;
import java.util.Optional;

/** Codes that no word announces: their place in the line does. */
final class Placed {
    private static final WordMap<String> METHODS =
            WordMap.words("GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE");

    private Placed() {}

    static Optional<Code> of(String text, int from, int to, Context before) {
        String value = text.substring(from, to);
        if (KeptCode.isErrno(text, from, to)) {
            return Code.of(CodeKind.ERRNO, value);
        }
        if (KeptCode.isLeadingSqlState(text, from, to) || isInBracketsBehindACode(text, from, to, before)) {
            return SqlState.isError(value) ? Code.of(CodeKind.SQLSTATE, value) : Optional.empty();
        }
        return KeptCode.inColumn(text, from, to) && hasColumnOfMethod(text, to)
                ? Code.of(CodeKind.HTTP, value)
                : Optional.empty();
    }

    /** {@code Error 1062 (23000)}, as MySQL writes it. */
    private static boolean isInBracketsBehindACode(String text, int from, int to, Context before) {
        return before.lastWasCode() && at(text, from - 1) == '(' && at(text, to) == ')';
    }

    /** {@code | 200 | 1 ms | GET /}: a table of requests, not of numbers. */
    private static boolean hasColumnOfMethod(String text, int from) {
        for (int bar = text.indexOf("| ", from); bar >= 0; bar = text.indexOf("| ", bar + 1)) {
            if (METHODS.has(text, bar + 2, Chars.letters(text, bar + 2))) {
                return true;
            }
        }
        return false;
    }
}
