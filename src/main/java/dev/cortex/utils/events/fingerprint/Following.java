package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;
import java.util.Map;

/** What stands behind a number, and tells whether it is a status or a quantity. */
final class Following {
    /** How the reason phrases of errors begin (RFC 9110, section 15; RFC 6585). */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("400", "Bad Request"),
            Map.entry("401", "Unauthorized"),
            Map.entry("402", "Payment Required"),
            Map.entry("403", "Forbidden"),
            Map.entry("404", "Not Found"),
            Map.entry("405", "Method Not"),
            Map.entry("406", "Not Acceptable"),
            Map.entry("408", "Request Time"),
            Map.entry("409", "Conflict"),
            Map.entry("410", "Gone"),
            Map.entry("412", "Precondition"),
            Map.entry("413", "Payload"),
            Map.entry("422", "Unprocessable"),
            Map.entry("428", "Precondition"),
            Map.entry("429", "Too Many"),
            Map.entry("431", "Request Header"),
            Map.entry("500", "Internal Server"),
            Map.entry("501", "Not Implemented"),
            Map.entry("502", "Bad Gateway"),
            Map.entry("503", "Service Unavailable"),
            Map.entry("504", "Gateway"));
    /** What goes on with the sentence behind a code, and is nothing that is counted. */
    private static final WordMap<String> LINKS = WordMap.words("""
            after and as at because but by during error for from in is not of ok on or since to via was when while with
            """);

    private Following() {}

    /** Whether the reason phrase of just this status follows. */
    static boolean isReason(String text, int from, int to) {
        int start = at(text, to) == ':' ? to + 2 : to + 1;
        if (at(text, start - 1) != ' ') {
            return false;
        }
        String reason = REASONS.get(text.substring(from, to));
        String side = at(text, from) == '4' ? "Client Error" : at(text, from) == '5' ? "Server Error" : null;
        return (reason != null && text.regionMatches(true, start, reason, 0, reason.length()))
                || (side != null && text.startsWith(side, start));
    }

    /** Whether a word follows that can be what there are so many of. */
    static boolean isCounted(String text, int to) {
        int end = Chars.letters(text, to + 1);
        return at(text, to) == ' ' && Chars.isLower(at(text, to + 1)) && !LINKS.has(text, to + 1, end);
    }
}
