package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;

/** Numbers that say what went wrong, not with what: HTTP status, exit code, SQLSTATE, errno. They stay in the template. */
final class KeptCode {
    private static final int LONGEST = 12;
    private static final WordMap<String> CUES = WordMap.words("""
            errno sqlstate sqlcode sql_state winerror hresult exitcode exit_code exitstatus exit_status exited exit
            exits statuscode status_code http_status httpstatus httperror errorcode error_code errcode returncode
            return_code retcode rc signal error
            """);
    private static final WordMap<String> NOUNS = WordMap.words("code status value error");
    private static final WordMap<String> BEFORE_NOUNS = WordMap.words("""
            exit exited status error return returned response http result with sql os non-zero nonzero vendor
            """);
    private static final WordMap<String> STATUS_CUES =
            WordMap.words("http status code returned responded response replied");
    private static final WordMap<String> BEFORE_WITH =
            WordMap.words("responded failed returned replied rejected response ended");
    private static final WordMap<String> PREFIXES = WordMap.words("ora tns pls ah mysql sql http");
    private static final String[] REASONS = {
        "Bad ",
        "Unauthorized",
        "Forbidden",
        "Not ",
        "Method Not",
        "Conflict",
        "Gone",
        "Payload",
        "Request ",
        "Too Many",
        "Internal Server",
        "Service ",
        "Gateway",
        "Client Error",
        "Server Error",
        "Unprocessable",
        "Precondition"
    };

    private KeptCode() {}

    /** Whether the token, which holds a digit, is such a code; the last two words before it are what tells. */
    static boolean is(String text, int from, int to, Context before) {
        if (to - from > LONGEST) {
            return false;
        }
        return prefixed(text, from, to)
                || (isCode(text, from, to) && (cued(text, from, before) || (before.lastWasCode() && to - from == 5)))
                || (isStatus(text, from, to)
                        && (isStatusCued(before) || reasonFollows(text, to) || inColumn(text, from, to)))
                || isErrno(text, from, to)
                || isLeadingSqlState(text, from, to);
    }

    /** Whether the last word announces a code, so that what follows it is no ordinary value. */
    static boolean isCue(Context before) {
        return before.last(CUES);
    }

    private static boolean cued(String text, int from, Context before) {
        if (before.last(CUES)) {
            return true;
        }
        boolean noun = before.last(NOUNS) && before.previous(BEFORE_NOUNS);
        boolean assigned = before.last("code") && from > 0 && !Chars.isSpace(text.charAt(from - 1));
        return noun || assigned || (before.last("code") && before.assigned());
    }

    /** Whether the words before announce an answer, as of HTTP. */
    static boolean isStatusCued(Context before) {
        return before.last(STATUS_CUES)
                || before.lastStartsWith("HTTP/")
                || (before.last("with") && before.previous(BEFORE_WITH));
    }

    private static boolean reasonFollows(String text, int to) {
        if (at(text, to) != ' ') {
            return false;
        }
        for (String reason : REASONS) {
            if (text.startsWith(reason, to + 1)) {
                return true;
            }
        }
        return false;
    }

    /** {@code | 200 |}, as in access logs with columns. */
    static boolean inColumn(String text, int from, int to) {
        return text.startsWith("| ", from - 2) && text.startsWith(" |", to);
    }

    /** {@code (111: Connection refused)} and {@code (13)Permission denied}, as nginx and Apache write it. */
    static boolean isErrno(String text, int from, int to) {
        boolean number = Chars.number(text, from, to) >= 0 && to - from <= 3 && at(text, from - 1) == '(';
        return number
                && ((text.startsWith(": ", to) && Chars.isUpper(at(text, to + 2)))
                        || (at(text, to) == ')' && Chars.isUpper(at(text, to + 1))));
    }

    /** {@code ERROR:  23505: duplicate key}, as Postgres writes when it is told to be verbose. */
    static boolean isLeadingSqlState(String text, int from, int to) {
        return from == 0 && to == 5 && text.startsWith(": ", to) && isCode(text, from, to);
    }

    private static boolean prefixed(String text, int from, int to) {
        int letters = Chars.letters(text, from);
        int number = at(text, letters) == '-' ? letters + 1 : letters;
        int digits = to - number;
        return digits >= 3
                && digits <= 5
                && Chars.digits(text, number) == to
                && Chars.isUpper(text.charAt(from))
                && (PREFIXES.has(text, from, letters)
                        || (letters == from + 1 && text.charAt(from) == 'E' && digits == 5));
    }

    private static boolean isStatus(String text, int from, int to) {
        int number = Chars.number(text, from, to);
        return to - from == 3 && number >= 100 && number <= 599;
    }

    private static boolean isCode(String text, int from, int to) {
        if (text.startsWith("0x", from)) {
            return true;
        }
        int start = at(text, from) == '-' ? from + 1 : from;
        for (int i = start; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isDigit(c) && !Chars.isUpper(c)) {
                return false;
            }
        }
        return to - start <= 5 && to > start;
    }
}
