package dev.cortex.utils.events.code;

import dev.cortex.utils.events.scan.WordMap;
import java.util.Map;
import java.util.Optional;

/** What the fields of a structured line are codes of. */
public final class FieldCodes {
    private static final WordMap<CodeKind> KINDS = WordMap.of(Map.ofEntries(
            Map.entry("status", CodeKind.HTTP),
            Map.entry("status_code", CodeKind.HTTP),
            Map.entry("statuscode", CodeKind.HTTP),
            Map.entry("http_status", CodeKind.HTTP),
            Map.entry("http.status_code", CodeKind.HTTP),
            Map.entry("http.response.status_code", CodeKind.HTTP),
            Map.entry("response.status", CodeKind.HTTP),
            Map.entry("res.statuscode", CodeKind.HTTP),
            Map.entry("exit_code", CodeKind.EXIT),
            Map.entry("exitcode", CodeKind.EXIT),
            Map.entry("sqlstate", CodeKind.SQLSTATE),
            Map.entry("sql_state", CodeKind.SQLSTATE),
            Map.entry("errno", CodeKind.ERRNO),
            Map.entry("signal", CodeKind.SIGNAL)));
    /** The field {@code code} of an error that was thrown, where drivers of PostgreSQL put the SQLSTATE. */
    private static final WordMap<String> OF_THROWN = WordMap.words("err.code error.code");

    private FieldCodes() {}

    /** @param field {@code name=value} */
    public static Optional<Code> of(String field) {
        int equals = field.indexOf('=');
        String value = field.substring(equals + 1);
        CodeKind kind = KINDS.get(field, 0, equals);
        if (kind != null) {
            return Code.of(kind, value);
        }
        return OF_THROWN.has(field, 0, equals) && SqlState.isError(value)
                ? Code.of(CodeKind.SQLSTATE, value)
                : Code.ofError(value);
    }
}
