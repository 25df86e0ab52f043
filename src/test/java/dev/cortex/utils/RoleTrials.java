package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Roles that try what they may do. */
final class RoleTrials {
    private static final String NOT_ALLOWED = "42501";
    private static final Pattern ENTRY = Pattern.compile("(?s)### (cortex_\\w+)\n.*?\nMay be called by ([^.]+)\\.");

    /** As {@code docs/functions.md} speaks of those who may call a function. */
    private static final Map<String, String> ROLES =
            Map.of("cortex_viewer", "viewers", "cortex_operator", "operators", "trials_nobody", "nobody");

    private RoleTrials() {}

    /** May call what docs/functions.md says, and create, change and read nothing. */
    static void everyRoleCallsEveryFunction(TestDatabase database) {
        database.superuser("create role trials_nobody");
        Map<String, String> calls = calls(database);
        Map<String, String> callers = documentedCallers();
        assertThat(calls.keySet()).containsAll(callers.keySet());
        try (Connection session = database.connectAsSuperuser();
                Statement statement = session.createStatement()) {
            session.setAutoCommit(false);
            for (String role : ROLES.keySet()) {
                statement.execute("set role " + role);
                Set<String> called = new TreeSet<>();
                for (Map.Entry<String, String> call : calls.entrySet()) {
                    if (isAllowed(session, call.getValue())) {
                        called.add(call.getKey());
                    }
                }
                Set<String> documented = new TreeSet<>(callers.keySet());
                documented.removeIf(
                        function -> !callers.getOrDefault(function, "").contains(String.valueOf(ROLES.get(role))));
                assertThat(called).as(role + " may call").isEqualTo(documented);
                assertThat(attempts(database).stream().filter(attempt -> isAllowed(session, attempt)))
                        .as(role + " may")
                        .isEmpty();
                statement.execute("reset role");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Each function with NULL for each argument: who may not call it, is told so before anything else. */
    private static Map<String, String> calls(TestDatabase database) {
        Map<String, String> calls = new TreeMap<>();
        try (Connection session = database.connect();
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select proname, format('%s %I.%I(%s)', case prokind when 'p' then 'call' else 'select' end, '"
                                + database.schema() + "', proname,"
                                + " (select string_agg('null::' || format_type(type, null), ', ' order by place)"
                                + " from unnest(proargtypes::oid[]) with ordinality as argument (type, place)))"
                                + " from pg_proc where pronamespace = '" + database.schema()
                                + "'::regnamespace and proname ~ '^cortex_'")) {
            while (rows.next()) {
                calls.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return calls;
    }

    private static List<String> attempts(TestDatabase database) {
        String schema = database.schema() + ".";
        List<String> attempts = new ArrayList<>(List.of(
                "create function " + schema + "format(text, regclass) returns text language sql as 'select $1'",
                "create table " + schema + "cortex_other (id int)",
                "create type " + schema + "cortex_other as enum ('a')",
                "create or replace function " + schema + "cortex_version() returns int language sql as 'select 1'"));
        for (String table : List.of("queue", "dead_letter", "cortex_run_log", "cortex_schema_history")) {
            attempts.add("select from " + schema + table);
            attempts.add("delete from " + schema + table);
            attempts.add("truncate " + schema + table);
            attempts.add("create trigger other before insert on " + schema + table
                    + " for each row execute function suppress_redundant_updates_trigger()");
            attempts.add("create rule other as on insert to " + schema + table + " do instead nothing");
            attempts.add("alter table " + schema + table + " alter column id set default 1");
        }
        return attempts;
    }

    private static boolean isAllowed(Connection session, String sql) {
        try (Statement statement = session.createStatement()) {
            Savepoint before = session.setSavepoint();
            try {
                statement.execute(sql);
                return true;
            } catch (SQLException failed) {
                return !NOT_ALLOWED.equals(failed.getSQLState());
            } finally {
                session.rollback(before);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> documentedCallers() {
        try {
            Map<String, String> callers = new TreeMap<>();
            Matcher entry = ENTRY.matcher(Files.readString(Path.of("docs/functions.md")));
            while (entry.find()) {
                callers.put(entry.group(1), entry.group(2));
            }
            return callers;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
