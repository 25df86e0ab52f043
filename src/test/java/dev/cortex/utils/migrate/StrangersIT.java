package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Roles that have no business in the schema, and what they could do to have their code run as the owner of the installation. */
class StrangersIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabase.emptySchema();

    /** A name that has to be quoted. */
    private static final String ODD = "Strangers Schema";

    private static final List<String> ROLES =
            List.of("str_app", "str_Team", "str_member", "str_shy", "str_colleague", "str_between", "str_service");

    @BeforeEach
    void roles() {
        ROLES.forEach(role -> DATABASE.superuser("create role \"" + role + "\""));
        DATABASE.superuser(
                "alter role str_shy noinherit",
                "grant \"str_Team\" to str_member, str_shy",
                "grant " + DATABASE.user() + " to str_colleague");
    }

    @AfterEach
    void noRoles() {
        DATABASE.superuser("drop schema if exists \"" + ODD + "\" cascade");
        ROLES.forEach(role -> DATABASE.superuser("drop owned by \"" + role + "\"", "drop role \"" + role + "\""));
        assertThat(run(DATABASE, "validate")).returns(0, Cli.Result::code);
    }

    @Test
    void aFunctionThatMatchesBetterThanABuiltInOneIsFoundBeforeItsCodeIsRun() throws SQLException {
        String schema = DATABASE.schema();
        DATABASE.superuser(
                "grant create on schema " + schema + " to str_app", "grant usage on schema " + schema + " to str_app");
        as(
                "str_app",
                "create function format(text, regclass) returns text language plpgsql as"
                        + " $$ begin perform set_config('str.ran_as', current_user, false); return pg_catalog.format($1, $2::text); end $$",
                "create operator || (leftarg = text, rightarg = regclass, function = format)");

        assertThat(ranAs("select * from cortex_partitions()"))
                .as("what this is about")
                .isEqualTo(DATABASE.user());

        assertThat(run(DATABASE, "validate"))
                .returns(1, Cli.Result::code)
                .satisfies(validate -> assertThat(validate.out())
                        .contains(
                                "schema " + schema + ",role str_app may create objects in it",
                                "function " + schema + ".format,\"belongs to role str_app",
                                "operator " + schema + ".||,\"belongs to role str_app"));
        assertThat(mended(DATABASE))
                .containsExactly(
                        "revoke create on schema " + schema + " from str_app;",
                        "drop operator " + schema + ".|| (text, regclass);",
                        "drop routine " + schema + ".format(text, regclass);");
    }

    @Test
    void whoHoldsThePrivilegeIsNamedAndWhoMayHaveItIsNot() {
        DATABASE.superuser("create schema \"" + ODD + "\" authorization str_service");
        DATABASE.superuser(
                "grant " + DATABASE.user() + " to str_between",
                "grant create, usage on schema \"" + ODD + "\" to str_between with grant option",
                "grant create on schema \"" + ODD + "\" to str_app with grant option",
                "set role str_app; grant create on schema \"" + ODD + "\" to str_member",
                "set role str_between; grant create on schema \"" + ODD + "\" to \"str_Team\"",
                "reset role; grant create, usage on schema \"" + ODD
                        + "\" to public, str_colleague, pg_monitor, cortex_viewer, " + DATABASE.user());
        String before = everything();

        Cli.Result dryRun = Cli.run(odd(), "db", "migrate", "--dry-run");
        Cli.Result refused = Cli.run(odd(), "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(dryRun).isEqualTo(refused);
        assertThat(everything()).isEqualTo(before);
        assertThat(refused.statements())
                .containsExactlyInAnyOrder(
                        "revoke create on schema \"" + ODD + "\" from public;",
                        "revoke create on schema \"" + ODD + "\" from str_app cascade;",
                        "revoke create on schema \"" + ODD + "\" from pg_monitor;",
                        "revoke create on schema \"" + ODD + "\" from cortex_viewer;",
                        "set role str_between; revoke create on schema \"" + ODD + "\" from \"str_Team\"; reset role;");

        DATABASE.superuser(refused.statements().toArray(String[]::new));
        assertThat(Cli.run(odd(), "db", "migrate")).returns(0, Cli.Result::code);
        assertThat(DATABASE.value("select string_agg(rolname, ' ' order by rolname) from pg_roles"
                        + " where has_schema_privilege(rolname, '" + ODD + "', 'create') and not rolsuper"))
                .as("every role was tried")
                .isEqualTo(DATABASE.user() + " str_between str_colleague str_service");
    }

    @Test
    void anOwnerWhoMayCreateOnlyAsEverybodyMayGetsTheRightInTheSameGo() {
        DATABASE.superuser("create schema \"" + ODD + "\"", "grant all on schema \"" + ODD + "\" to public");

        Cli.Result refused = Cli.run(odd(), "db", "migrate");

        assertThat(refused.statements())
                .containsExactly(
                        "revoke create on schema \"" + ODD + "\" from public;",
                        "grant create on schema \"" + ODD + "\" to " + DATABASE.user() + ";");
        DATABASE.superuser(refused.statements().toArray(String[]::new));
        assertThat(Cli.run(odd(), "db", "migrate")).returns(0, Cli.Result::code);
        assertThat(Cli.run(odd(), "db", "validate")).returns(0, Cli.Result::code);
    }

    @Test
    void aSchemaThatIsYetToComeIsJudgedByItsDefaults() {
        DATABASE.execute("alter default privileges grant create on schemas to public");

        assertThat(mended(EMPTY))
                .containsExactly(
                        "alter default privileges for role " + EMPTY.user() + " revoke create on schemas from public;");
    }

    @Test
    void triggersAreForWhoMayRunCodeAsTheOwner() throws SQLException {
        String schema = DATABASE.schema();
        DATABASE.superuser(
                "create schema \"" + ODD + "\" authorization str_app",
                "grant usage on schema " + schema + " to str_app");
        DATABASE.execute(
                "grant all on all tables in schema " + schema + " to str_app", "grant all on queue to str_colleague");
        as(
                "str_app",
                "create function \"" + ODD + "\".spy() returns trigger language plpgsql as"
                        + " $$ begin perform set_config('str.ran_as', current_user, false); return new; end $$",
                "create trigger spy before insert on queue for each row execute function \"" + ODD + "\".spy()",
                "create function \"" + ODD + "\".is_due(int) returns boolean language sql as 'select true'",
                "create trigger quiet before update on queue for each row when (\"" + ODD
                        + "\".is_due(1)) execute function suppress_redundant_updates_trigger()");

        assertThat(ranAs("select cortex_enqueue('triage', '{}')"))
                .as("what this is about")
                .isEqualTo(DATABASE.user());

        List<String> statements = mended(DATABASE);
        assertThat(statements)
                .hasSize(3)
                .endsWith("drop trigger quiet on " + schema + ".queue;", "drop trigger spy on " + schema + ".queue;");
        assertThat(statements.get(0))
                .startsWith("revoke trigger on table ")
                .contains(schema + ".queue, ", schema + ".queue_2", schema + ".cortex_run_log, ")
                .endsWith(" from str_app;");
    }

    @Test
    void whatQueueCallsForItsColumnsBelongsToNobodyElse() throws SQLException {
        DATABASE.superuser(
                "create schema \"" + ODD + "\" authorization str_app",
                "grant usage on schema \"" + ODD + "\" to public");
        as(
                "str_app",
                "create function \"" + ODD + "\".prio() returns int language plpgsql as"
                        + " $$ begin perform set_config('str.ran_as', current_user, false); return 1; end $$",
                "create function \"" + ODD + "\".is_fine(int) returns boolean language sql immutable as 'select true'",
                "create function \"" + ODD + "\".rank(int) returns int language sql immutable as 'select 1'",
                "create domain \"" + ODD + "\".mail as text");
        DATABASE.execute(
                "alter table queue add prio int default \"" + ODD + "\".prio(), add mail \"" + ODD + "\".mail,"
                        + " add check (\"" + ODD + "\".is_fine(prio))",
                "create index on dead_letter (\"" + ODD + "\".rank(attempts))");
        try {
            assertThat(ranAs("select cortex_enqueue('triage', '{}')"))
                    .as("what this is about")
                    .isEqualTo(DATABASE.user());
            assertThat(run(DATABASE, "validate").out())
                    .containsPattern("prio\\(\\).*is called for .*queue and [0-9]+ more")
                    .containsPattern("domain .*mail.*is the type of a column of");
            assertThat(mended(DATABASE))
                    .containsExactly(
                            "alter routine \"" + ODD + "\".is_fine(integer) owner to " + DATABASE.user() + ";",
                            "alter routine \"" + ODD + "\".prio() owner to " + DATABASE.user() + ";",
                            "alter routine \"" + ODD + "\".rank(integer) owner to " + DATABASE.user() + ";",
                            "alter domain \"" + ODD + "\".mail owner to " + DATABASE.user() + ";");
        } finally {
            DATABASE.execute("alter table queue drop column prio, drop column mail");
        }
    }

    @Test
    void viewsThatReplaysReadCallNobodyElsesFunctions() throws SQLException {
        DATABASE.superuser(
                "create schema \"" + ODD + "\" authorization " + DATABASE.user(),
                "grant create, usage on schema \"" + ODD + "\" to str_app");
        as(
                "str_app",
                "create function \"" + ODD + "\".spy() returns text language sql as $$ select 'g1' $$",
                "create view \"" + ODD + "\".inner_view as select \"" + ODD + "\".spy() as gmail_id",
                "create view \"" + ODD
                        + "\".emails_raw as select 1::bigint as id, gmail_id, now() as created_at from \"" + ODD
                        + "\".inner_view",
                "create table \"" + ODD
                        + "\".classifications (id bigint, email_id bigint, action_taken jsonb, classified_at timestamptz)",
                "grant select on all tables in schema \"" + ODD + "\" to " + DATABASE.user());

        Cli.Result refused = Cli.run(odd(), "db", "migrate");

        assertThat(refused.statements())
                .containsExactly(
                        "revoke create on schema \"" + ODD + "\" from str_app;",
                        "alter routine \"" + ODD + "\".spy() owner to " + DATABASE.user() + ";",
                        "alter view \"" + ODD + "\".emails_raw owner to " + DATABASE.user() + ";",
                        "alter view \"" + ODD + "\".inner_view owner to " + DATABASE.user() + ";");
        DATABASE.superuser(refused.statements().toArray(String[]::new));
        assertThat(Cli.run(odd(), "db", "migrate")).returns(0, Cli.Result::code);
        assertThat(Cli.run(odd(), "db", "validate")).returns(0, Cli.Result::code);
    }

    @Test
    void whatTheOwnerGivesAwayByDefaultIsTakenBackFirst() {
        DATABASE.execute(
                "alter default privileges in schema " + DATABASE.schema() + " grant all on tables to str_app",
                "alter default privileges grant execute on functions to cortex_viewer",
                "alter default privileges grant select, insert on tables to str_service");
        try {
            assertThat(mended(DATABASE))
                    .containsExactlyInAnyOrder(
                            "alter default privileges for role " + DATABASE.user() + " in schema " + DATABASE.schema()
                                    + " revoke trigger on tables from str_app;",
                            "alter default privileges for role " + DATABASE.user()
                                    + " revoke execute on functions from cortex_viewer;");
        } finally {
            DATABASE.execute("alter default privileges revoke all on tables from str_service");
        }
    }

    @Test
    void tablesViewsAndTypesThatOursAreNamedLikeBelongToNobodyElse() throws SQLException {
        String schema = DATABASE.schema();
        DATABASE.superuser("grant create, usage on schema " + schema + " to str_app");
        as(
                "str_app",
                "create type cortex_state as enum ('on')",
                "create type cortex_pair as (a int, b int)",
                "create table cortex_later (id int)",
                "create table theirs (id int)",
                "create function theirs() returns int language sql as 'select 1'");
        DATABASE.execute("create table queue_old partition of queue for values from ('2001-01-01') to ('2001-01-02')");
        DATABASE.superuser(
                "alter table queue_old owner to str_app", "alter view cortex_replay_source owner to str_app");

        assertThat(mended(DATABASE))
                .containsExactlyInAnyOrder(
                        "revoke create on schema " + schema + " from str_app;",
                        "drop view " + schema + ".cortex_replay_source;",
                        "alter table " + schema + ".cortex_later owner to " + DATABASE.user() + ";",
                        "alter type " + schema + ".cortex_state owner to " + DATABASE.user() + ";",
                        "alter type " + schema + ".cortex_pair owner to " + DATABASE.user() + ";",
                        "alter table " + schema + ".queue_old owner to " + DATABASE.user() + ";");
    }

    @Test
    void aServiceWhoseTablesWereAdoptedMayHaveTriggersOnThem() throws SQLException {
        DATABASE.superuser(
                "create schema \"" + ODD + "\" authorization " + DATABASE.user(),
                "grant create, usage on schema \"" + ODD + "\" to str_service",
                "grant str_service to " + DATABASE.user());
        as(
                "str_service",
                "create table \"" + ODD
                        + "\".queue (id bigint, queue_name text, payload jsonb, status text, attempts int,"
                        + " max_attempts int, last_error text, created_at timestamptz, claimed_at timestamptz, completed_at timestamptz)",
                "create function \"" + ODD + "\".note() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger note before insert on \"" + ODD + "\".queue for each row execute function \"" + ODD
                        + "\".note()");

        Cli.Result refused = Cli.run(odd(), "db", "migrate");

        assertThat(refused.statements()).containsExactly("revoke create on schema \"" + ODD + "\" from str_service;");
        DATABASE.superuser(refused.statements().toArray(String[]::new));
        assertThat(Cli.run(odd(), "db", "migrate")).returns(0, Cli.Result::code);
        assertThat(Cli.run(odd(), "db", "validate")).returns(0, Cli.Result::code);
    }

    @Test
    void aHistoryOfSomebodyElseIsNoneOfOurs() throws SQLException {
        DATABASE.superuser(
                "create schema \"" + ODD + "\" authorization " + DATABASE.user(),
                "grant create, usage on schema \"" + ODD + "\" to str_app");
        as("str_app", "create table \"" + ODD + "\".cortex_schema_history (version text)");

        Cli.Result refused = Cli.run(odd(), "db", "migrate");
        Cli.Result validate = Cli.run(odd(), "db", "validate", "--format", "csv");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.statements()).as("a person has to know").isEmpty();
        assertThat(refused.err())
                .contains(
                        "belongs to role str_app, which cortex cannot become",
                        "-- as role str_app: cortex-utils db migrate; or, if cortex-utils was not installed by it: drop table");
        assertThat(validate.code()).isEqualTo(1);
        assertThat(validate.out()).contains("cortex_schema_history").hasLineCount(2);
    }

    /** What is asked for when a migration is refused; run, it is not refused any more. */
    private static List<String> mended(TestDatabase database) {
        Cli.Result refused = run(database, "migrate");
        assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(1);
        assertThat(run(database, "validate").out().lines().count() - 1)
                .as("validate says the same")
                .isEqualTo(refused.statements().size());
        database.superuser(refused.statements().toArray(String[]::new));
        assertThat(run(database, "migrate")).returns(0, Cli.Result::code);
        assertThat(run(database, "validate")).returns(0, Cli.Result::code);
        return refused.statements();
    }

    private static Cli.Result run(TestDatabase database, String command) {
        return Cli.run(database.variables(), "db", command, "--format", "csv");
    }

    private static Map<String, String> odd() {
        Map<String, String> variables = new TreeMap<>(DATABASE.variables());
        variables.put("POSTGRES_SCHEMA", ODD);
        return variables;
    }

    private static void as(String role, String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("set role " + role));
        all.addAll(List.of(statements));
        DATABASE.superuser(all.toArray(String[]::new));
    }

    /** As whom code of a stranger was run. */
    private static String ranAs(String statement) throws SQLException {
        try (Connection connection = DATABASE.connectAsSuperuser();
                Statement session = connection.createStatement()) {
            session.execute("grant cortex_operator to str_member");
            session.execute("set role str_member");
            session.execute(statement);
            try (ResultSet rows = session.executeQuery("select current_setting('str.ran_as')")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static String everything() {
        return DATABASE.value("select string_agg(line, ' ' order by line) from ("
                + "select 'schema ' || nspname || nspacl::text from pg_namespace where nspname !~ '^pg_(temp|toast_temp)_' union all "
                + "select 'relation ' || relname || oid from pg_class where relnamespace <> 'pg_toast'::regnamespace union all "
                + "select 'function ' || proname || oid from pg_proc) as t (line)");
    }
}
