package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the role that migrates may not create is asked of a superuser, as statements to paste. */
class RequirementsIT {
    @RegisterExtension
    static final TestDatabase OTHER_DATABASE = TestDatabase.emptyDatabase();

    @RegisterExtension
    static final TestDatabase BARE_DATABASE = TestDatabase.emptyDatabase();

    @RegisterExtension
    static final TestDatabase FOREIGN_SCHEMA = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase LEFTOVERS = TestDatabase.emptySchema();

    /** In the database that pg_cron serves. */
    @RegisterExtension
    static final TestDatabase CRON_DATABASE = TestDatabase.emptySchema();

    @AfterAll
    static void extensionsForWhatComesNext() {
        CRON_DATABASE.superuser(
                "create extension if not exists pg_cron schema pg_catalog",
                "create schema if not exists partman",
                "create extension if not exists pg_partman schema partman");
    }

    @Test
    void whatIsMissingIsPrintedAsStatementsThatWork() {
        CRON_DATABASE.superuser(
                "drop extension pg_cron cascade",
                "drop extension pg_partman cascade",
                "revoke all on schema partman from " + CRON_DATABASE.user());

        Cli.Result refused = Cli.run(CRON_DATABASE.variables(), "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith(
                        "cortex-utils: database cortex lacks roles, extensions or privileges that role cortex may not create.");
        assertThat(refused.statements())
                .containsExactly(
                        "create extension pg_cron schema pg_catalog;",
                        "grant usage on schema cron to cortex;",
                        "create schema if not exists partman;",
                        "create extension pg_partman schema partman;",
                        "grant usage, create on schema partman to cortex;",
                        "grant select, insert, update, delete on all tables in schema partman to cortex;",
                        "grant execute on all routines in schema partman to cortex;");
        assertThat(CRON_DATABASE.value("select to_regclass('queue') is null")).isEqualTo("t");

        CRON_DATABASE.superuser(refused.statements().toArray(String[]::new));
        Cli.Result migrated = Cli.run(CRON_DATABASE.variables(), "db", "migrate");

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(Cli.run(CRON_DATABASE.variables(), "schedule", "install").code())
                .isZero();
        assertThat(Cli.run(CRON_DATABASE.variables(), "db", "info").out())
                .containsPattern("cortex_run_log\\s+partitioned");
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        String before = everything(BARE_DATABASE);
        Map<String, String> newSchema = new TreeMap<>(BARE_DATABASE.variables());
        newSchema.put("POSTGRES_SCHEMA", "of_its_own");

        for (Map<String, String> variables : List.of(BARE_DATABASE.variables(), newSchema)) {
            Cli.Result dryRun = Cli.run(variables, "db", "migrate", "--dry-run");
            Cli.Result refused = Cli.run(variables, "db", "migrate");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(dryRun).as("a dry run is refused for the same reason").isEqualTo(refused);
            assertThat(everything(BARE_DATABASE)).isEqualTo(before);
        }
    }

    @Test
    void aSchemaInWhichTheRoleMayCreateNothingIsAskedFor() {
        FOREIGN_SCHEMA.superuser("create schema " + FOREIGN_SCHEMA.schema());

        Cli.Result refused = Cli.run(FOREIGN_SCHEMA.variables(), "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.statements())
                .containsExactly(
                        "grant usage, create on schema " + FOREIGN_SCHEMA.schema() + " to cortex;",
                        "grant usage on schema " + FOREIGN_SCHEMA.schema() + " to cortex_viewer;");
        FOREIGN_SCHEMA.superuser(refused.statements().toArray(String[]::new));
        assertThat(Cli.run(FOREIGN_SCHEMA.variables(), "db", "migrate")).returns(0, Cli.Result::code);
    }

    @Test
    void tablesWithoutTheirHistoryAreForAPersonToSort() {
        assertThat(Cli.run(LEFTOVERS.variables(), "db", "migrate").code()).isZero();
        LEFTOVERS.execute("alter table cortex_schema_history rename to history_elsewhere");

        Cli.Result refused = Cli.run(LEFTOVERS.variables(), "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("without their history", "cortex_run_log")
                .hasLineCount(1);
        LEFTOVERS.execute("alter table history_elsewhere rename to cortex_schema_history");
        assertThat(Cli.run(LEFTOVERS.variables(), "db", "migrate").code()).isZero();
    }

    @Test
    void historyThatPgPartmanCannotHaveIsPlainAndStaysPlain() {
        Map<String, String> variables = new TreeMap<>(CRON_DATABASE.variables());
        String schema = CRON_DATABASE.schema() + ".dotted";
        variables.put("POSTGRES_SCHEMA", schema);
        try {
            assertThat(Cli.run(variables, "db", "migrate")).returns(0, Cli.Result::code);
            assertThat(Cli.run(variables, "db", "info").out()).containsPattern("cortex_run_log\\s+plain");
            assertThat(Cli.run(variables, "db", "validate")).returns(0, Cli.Result::code);
            assertThat(Cli.run(variables, "db", "migrate")).returns(0, Cli.Result::code);
        } finally {
            CRON_DATABASE.superuser("drop schema if exists \"" + schema + "\" cascade");
        }
    }

    @Test
    void aDatabaseWithoutPgCronGetsEverythingButTheSchedules() {
        Cli.Result refused = Cli.run(OTHER_DATABASE.variables(), "db", "migrate");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("create extension pg_cron schema pg_catalog;", "cortex-utils db migrate --scheduler none");

        Cli.Result lessRefused = Cli.run(OTHER_DATABASE.variables(), "db", "migrate", "--scheduler", "none");
        assertThat(lessRefused.err()).doesNotContain("cron");
        OTHER_DATABASE.superuser(lessRefused.statements().toArray(String[]::new));
        assertThat(Cli.run(OTHER_DATABASE.variables(), "db", "migrate", "--scheduler", "none"))
                .returns(0, Cli.Result::code);

        assertThat(Cli.run(OTHER_DATABASE.variables(), "partitions", "maintain").out())
                .contains("exists");
        assertThat(Cli.run(OTHER_DATABASE.variables(), "schedule", "install"))
                .returns(1, Cli.Result::code)
                .satisfies(install -> assertThat(install.err())
                        .contains("pg_cron is not set up")
                        .hasLineCount(1));
        assertThat(Cli.run(OTHER_DATABASE.variables(), "schedule", "list").code())
                .isZero();
    }

    /** All that a migration could leave behind, in the database and in the cluster. */
    private static String everything(TestDatabase database) {
        return database.value("select string_agg(line, ' ' order by line) from ("
                + "select 'schema ' || nspname from pg_namespace where nspname !~ '^pg_(temp|toast_temp)_' union all "
                + "select 'relation ' || relname || oid from pg_class where relnamespace <> 'pg_toast'::regnamespace union all "
                + "select 'function ' || proname || oid from pg_proc union all "
                + "select 'extension ' || extname from pg_extension union all "
                + "select 'role ' || rolname from pg_roles) as t (line)");
    }
}
