package dev.cortex.utils.database;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What answers depend on, set where statements are sent: a role or a database may have settings of its own, and a pooler gives
 * away sessions with what others left in them, and takes none of what a client asks for when it connects.
 */
final class SessionSettings {
    /** Every name that is sent bears its schema; what has none is PostgreSQL's own, and nobody's in front of it. */
    private static final String NO_PATH = "pg_catalog, pg_temp";

    /** How values are read and written by the driver, by functions that have texts in them, and by those that compare
     * definitions; and that policies, such as those of pg_cron's tables, choose rows, and are no error.
     */
    private static final List<String> READING = List.of(
            "intervalstyle = postgres",
            "datestyle = iso",
            "bytea_output = hex",
            "extra_float_digits = 1",
            "standard_conforming_strings = on",
            "quote_all_identifiers = off",
            "row_security = on");

    private SessionSettings() {}

    /**
     * Begins a transaction, with settings for that transaction only. In one message: between BEGIN and the rest, the role's timeout
     * for idle transactions would hold.
     */
    static String ofTransaction(Duration statementTimeout) {
        Stream<String> settings = Stream.concat(
                READING.stream(),
                Stream.of(
                        // Of the role, where it has one; not one that somebody else has taken on and kept.
                        "role to default",
                        "lock_timeout to default",
                        "idle_in_transaction_session_timeout = 0",
                        "search_path = " + NO_PATH,
                        "timezone = 'UTC'",
                        "jit = off",
                        "statement_timeout = " + Math.min(statementTimeout.toMillis(), Integer.MAX_VALUE)));
        return "begin isolation level read committed" + joined("set local ", settings);
    }

    /**
     * Statements for a session of one's own, in which work may take its time, and functions be created that refer to each other in
     * any order.
     *
     * @param serverMajor PostgreSQL's: some have more timeouts than others
     */
    static String ofSession(String schema, int serverMajor) {
        Stream<String> settings = Stream.of(
                        READING.stream(),
                        Stream.of(
                                "default_transaction_isolation = 'read committed'",
                                "search_path = \"" + schema + '"',
                                "check_function_bodies = off",
                                "statement_timeout = 0",
                                "lock_timeout = 0",
                                "idle_in_transaction_session_timeout = 0",
                                "idle_session_timeout = 0"),
                        serverMajor < 17 ? Stream.<String>empty() : Stream.of("transaction_timeout = 0"))
                .flatMap(part -> part);
        return joined("set ", settings).substring(2);
    }

    private static String joined(String verb, Stream<String> settings) {
        return settings.map(setting -> "; " + verb + setting).collect(Collectors.joining());
    }
}
