package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrateIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase ADOPTED = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase FRESH = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase UNTOUCHED = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase SCHEDULED = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase LACKING = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase SETTINGS = TestDatabase.emptyDatabase();

    @Test
    void aFreshInstallationTakesJobsAtOnceAndTheNextDays() {
        Cli.Result fresh = run(FRESH, "db", "migrate");

        assertThat(fresh.code()).as(fresh.err()).isZero();
        assertThat(fresh.out())
                .containsPattern("applied +V1__requirements to V15__former_functions_3")
                .containsPattern("updated +\\d+ functions")
                .contains("built", "idx_queue_pending", "created", "queue_2")
                .hasLineCount(6);
        assertThat(fresh.err())
                .contains("is migrated: partitions for today and the next three days (UTC) are there.")
                .endsWith("Next: cortex-utils schedule install --schema " + FRESH.schema() + "\n")
                .hasLineCount(2);
        FRESH.execute("insert into queue (queue_name, payload, created_at)"
                + " select 'triage', '{}', now() + n * interval '1 day' from generate_series(0, 3) as n");
    }

    @Test
    void whatIsDoneIsUpToDate() {
        assertThat(run(DATABASE, "schedule", "install").code()).isZero();

        Cli.Result again = run(DATABASE, "db", "migrate");
        Cli.Result dryRun = run(DATABASE, "db", "migrate", "--dry-run");

        assertThat(again.out() + dryRun.out()).isEmpty();
        assertThat(again.err())
                .contains("is up to date: partitions for today and the next three days (UTC) are there.")
                .hasLineCount(1);
        assertThat(dryRun.err()).contains("is up to date.").hasLineCount(1);
    }

    @Test
    void whatPgCronHasAlreadyIsNotAskedForAgain() {
        assertThat(run(SCHEDULED, "schedule", "install", "--retention-days", "30", "--rescue-after", "1h")
                        .code())
                .isZero();
        SCHEDULED.execute("drop index cortex_queue_failed");

        Cli.Result changed = run(SCHEDULED, "db", "migrate");
        assertThat(changed.err()).contains("is migrated").doesNotContain("Next");

        String suffix = ":" + SCHEDULED.schema() + "'";
        SCHEDULED.execute("select cron.schedule('cortex-maintain-history" + suffix + ", '30 1 * * *', 'select 1')");
        assertThat(run(SCHEDULED, "db", "migrate").err()).contains("Next: cortex-utils schedule install");
        run(SCHEDULED, "schedule", "install");
        SCHEDULED.execute("select cron.unschedule('cortex-purge-dead-letters" + suffix + ")");
        assertThat(run(SCHEDULED, "db", "migrate").err()).contains("Next: cortex-utils schedule install");
    }

    @Test
    void aRemedyCanBePastedAsItIs() {
        String elsewhere = "--schema 'my Schema-" + EMPTY.schema() + "'";
        Cli.Result refused = run(EMPTY, "partitions", "list", "--schema", "my Schema-" + EMPTY.schema());

        assertThat(refused.err()).contains("Run: cortex-utils db migrate " + elsewhere + " (or");
    }

    @Test
    void aDryRunChangesNothing() {
        Cli.Result dryRun = run(UNTOUCHED, "db", "migrate", "--dry-run", "--format", "csv");

        assertThat(dryRun.code()).as(dryRun.err()).isZero();
        assertThat(dryRun.out()).contains("would apply,V1__requirements", "would apply,V2__queue", "would update,");
        assertThat(dryRun.err()).contains("Nothing was changed.", "Once the functions are there");
        assertThat(UNTOUCHED.value("select to_regnamespace('" + UNTOUCHED.schema() + "') is null"))
                .isEqualTo("t");
    }

    @Test
    void aDryRunOfAnInstallationNamesTheIndexesAndPartitionsThatItLacks() {
        LACKING.execute(
                "drop index cortex_queue_failed",
                "do $$ declare name text; begin for name in select relid::regclass from pg_partition_tree('queue') where isleaf loop"
                        + " execute 'drop table ' || name; end loop; end $$");
        String before = installed(LACKING);

        Cli.Result dryRun = run(LACKING, "db", "migrate", "--dry-run", "--format", "csv");

        assertThat(dryRun.out())
                .contains("would build,cortex_queue_failed", "would create,queue_2")
                .hasLineCount(6);
        assertThat(installed(LACKING)).isEqualTo(before);
        assertThat(run(LACKING, "db", "migrate", "--format", "csv").out())
                .isEqualTo(dryRun.out().replace("would build", "built").replace("would create", "created"));
    }

    @Test
    void whatARoleHasSetForItselfIsNoHindrance() {
        SETTINGS.superuser(
                "create schema partman",
                "create extension pg_partman schema partman",
                "grant all on schema partman to " + SETTINGS.user(),
                "grant all on all tables in schema partman to " + SETTINGS.user());
        for (String setting : List.of(
                "default_transaction_isolation = 'serializable'",
                "statement_timeout = '2s'",
                "lock_timeout = '1ms'",
                "idle_in_transaction_session_timeout = '1ms'",
                "intervalstyle = 'iso_8601'",
                "datestyle = 'German'",
                "timezone = 'Pacific/Kiritimati'")) {
            SETTINGS.superuser("alter role %s in database %s set %s"
                    .formatted(SETTINGS.user(), SETTINGS.value("select current_database()"), setting));
        }

        Cli.Result migrated = run(SETTINGS, "db", "migrate", "--scheduler", "none");

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(migrated.err())
                .contains(
                        "Next: let another scheduler run \"select * from public.cortex_create_partitions()\" and \"call public.cortex_run_maintenance()\"",
                        "docs/operations.md, Without pg_cron");
        assertThat(
                        SETTINGS.value(
                                "select string_agg(to_char(n, '\"queue_\"YYYY_MM_DD'), ' ' order by n)"
                                        + " = (select string_agg(inhrelid::regclass::text, ' ' order by inhrelid::regclass::text) from pg_inherits"
                                        + " where inhparent = 'queue'::regclass)"
                                        + " from generate_series(now() at time zone 'UTC', now() at time zone 'UTC' + interval '3 days', '1 day') as n"))
                .isEqualTo("t");
        Cli.Result again = run(SETTINGS, "db", "migrate", "--scheduler", "none");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(run(SETTINGS, "db", "migrate").err())
                .as("what was installed without pg_cron is not sent to it")
                .contains("Next: let another scheduler run")
                .doesNotContain("schedule install");
        assertThat(run(SETTINGS, "schedule", "list").err())
                .contains("pg_cron cannot be used here: let another scheduler run \"select * from public.cortex_create")
                .doesNotContain("schedule install");
    }

    @Test
    void migratingAgainChangesNothing() {
        String before = installed(DATABASE);

        Cli.Result again = run(DATABASE, "db", "migrate", "--format", "csv");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).hasLineCount(1);
        assertThat(installed(DATABASE)).isEqualTo(before);
        assertThat(run(DATABASE, "db", "validate").code()).isZero();
    }

    @Test
    void twoAtOnceTakeTurns() {
        new AdoptedTables(ADOPTED).partitionedQueue();

        for (TestDatabase database : List.of(EMPTY, ADOPTED)) {
            List<CompletableFuture<Cli.Result>> both = Stream.generate(
                            () -> Sessions.meanwhile(() -> run(database, "db", "migrate", "--format", "csv")))
                    .limit(2)
                    .toList();

            assertThat(both)
                    .map(Sessions::resultOf)
                    .allSatisfy(
                            result -> assertThat(result.code()).as(result.err()).isZero())
                    .map(result -> result.out().lines().count())
                    .as("one does it all")
                    .containsOnlyOnce(1L);
            assertThat(database.value("select count(*) - count(distinct script) from cortex_schema_history"))
                    .isEqualTo("0");
            assertThat(database.value(
                            "select bool_and(indisvalid) from pg_index join pg_class on pg_class.oid = indexrelid"
                                    + " where relnamespace = current_schema()::regnamespace"))
                    .isEqualTo("t");
            assertThat(run(database, "db", "validate").code()).isZero();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftToIt() {
        DATABASE.execute("insert into cortex_schema_history"
                + " select max(installed_rank) + 1, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, current_user,"
                + " now(), 1, true from cortex_schema_history");
        String before = installed(DATABASE);

        Cli.Result refused = run(DATABASE, "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "schema " + DATABASE.schema() + " was migrated by a newer cortex-utils. Upgrade cortex-utils.");
        assertThat(installed(DATABASE)).isEqualTo(before);
        DATABASE.execute("delete from cortex_schema_history where version = '999'");
    }

    @Test
    void functionsOfANewerVersionAreNotCalled() {
        DATABASE.execute("create or replace function cortex_version() returns integer language sql as 'select 2'");

        for (String command : List.of("partitions list", "dead-letter stats", "schedule list")) {
            assertThat(run(DATABASE, command.split(" ")))
                    .as(command)
                    .returns(1, Cli.Result::code)
                    .satisfies(refused -> assertThat(refused.err())
                            .contains("version 2, this knows 1", "Upgrade cortex-utils.")
                            .hasLineCount(1));
        }
        assertThat(run(DATABASE, "db", "migrate").out()).contains("updated", "1 function");
    }

    private static Cli.Result run(TestDatabase database, String... arguments) {
        return Cli.run(database.variables(), arguments);
    }

    /** Everything in the schema, as it was created: an object that is made anew is another one. */
    private static String installed(TestDatabase database) {
        return database.value("select string_agg(line, ' ' order by line) from ("
                + "select 'table ' || oid || relname from pg_class where relnamespace = current_schema()::regnamespace union all "
                + "select 'function ' || oid || proname || md5(prosrc) from pg_proc where pronamespace = current_schema()::regnamespace"
                + " union all select script || checksum from cortex_schema_history) as t (line)");
    }
}
