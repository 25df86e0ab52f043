package dev.cortex.utils.events.fingerprint;

import dev.cortex.utils.events.code.Code;
import dev.cortex.utils.events.code.CodeKind;
import dev.cortex.utils.events.scan.WordMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a kept code is a code of, as the line around it says; one that is called a number and no more is of no kind. */
final class Announced {
    private static final WordMap<CodeKind> CUES = kinds(Map.of(
            CodeKind.HTTP, "http statuscode status_code http_status httpstatus httperror",
            CodeKind.EXIT, "exit exits exited exitcode exit_code exitstatus exit_status returncode",
            CodeKind.SQLSTATE, "sqlstate sql_state",
            CodeKind.ERRNO, "errno",
            CodeKind.SIGNAL, "signal"));
    private static final WordMap<String> NOUNS = WordMap.words("code status value error");
    private static final WordMap<CodeKind> BEFORE_NOUNS = kinds(Map.of(
            CodeKind.HTTP, "http response status client server",
            CodeKind.EXIT, "exit exited non-zero nonzero",
            CodeKind.ERRNO, "os"));
    private static final WordMap<String> ERROR_CODES = WordMap.words("code errorcode error_code errcode");

    private Announced() {}

    static Optional<Code> of(String text, int from, int to, Context before) {
        String value = text.substring(from, to);
        if (value.startsWith("HTTP")) {
            return Code.of(CodeKind.HTTP, value.substring(value.startsWith("-", 4) ? 5 : 4));
        }
        if (Following.isReason(text, from, to)) {
            return Code.of(CodeKind.HTTP, value);
        }
        CodeKind called = called(before);
        if (called != null) {
            boolean times = called == CodeKind.EXIT && !before.assigned() && Following.isCounted(text, to);
            return times ? Optional.empty() : Code.of(called, value);
        }
        Optional<Code> placed = Placed.of(text, from, to, before);
        return placed.isPresent() ? placed : ofOutcome(text, from, to, before);
    }

    private static @Nullable CodeKind called(Context before) {
        if (before.lastStartsWith("HTTP/")) {
            return CodeKind.HTTP;
        }
        CodeKind cue = before.last(NOUNS) ? before.previousOf(BEFORE_NOUNS) : null;
        return cue == null ? before.lastOf(CUES) : cue;
    }

    /** A status, a code, an error, an answer: of what ended, or else of HTTP where that is likely. */
    private static Optional<Code> ofOutcome(String text, int from, int to, Context before) {
        String value = text.substring(from, to);
        boolean status = before.last("status");
        if (status || before.last(ERROR_CODES)) {
            Optional<Code> ofProcess = Subject.isProcess(text, from) ? Code.of(CodeKind.EXIT, value) : Optional.empty();
            if (ofProcess.isPresent()) {
                return ofProcess;
            }
            return status ? Code.of(CodeKind.HTTP, value) : Code.ofError(value);
        }
        boolean answer = before.last("error") || KeptCode.isStatusCued(before);
        boolean plain = before.assigned() || value.compareTo("4") > 0;
        return answer && plain && !Following.isCounted(text, to) ? Code.of(CodeKind.HTTP, value) : Optional.empty();
    }

    private static WordMap<CodeKind> kinds(Map<CodeKind, String> words) {
        Map<String, CodeKind> kinds = new HashMap<>();
        words.forEach((kind, list) -> WordMap.eachWord(list, word -> kinds.put(word, kind)));
        return WordMap.of(kinds);
    }
}
