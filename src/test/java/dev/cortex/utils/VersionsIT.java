package dev.cortex.utils;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Maintenance on the versions of PostgreSQL that the other tests do not run on: builds from Maven Central, without extensions. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {14, 16, 17, 18})
class VersionsIT {
    private static @Nullable Cluster cluster;
    private static @Nullable TestDatabase database;

    @Parameter
    private int major;

    @BeforeParameterizedClassInvocation
    static void install(int major) {
        try {
            cluster = Cluster.start(Path.of("target", "versions", String.valueOf(major)), "embedded:" + major);
        } catch (IllegalStateException failed) {
            if (String.valueOf(failed.getMessage()).contains("could not be fetched")) {
                abort("PostgreSQL " + major + " cannot be had: " + failed.getMessage());
            }
            throw failed;
        }
        database = TestDatabase.migratedIn(cluster, "versions");
        // Keys both ways: jobs belong to customers, and notes to jobs.
        database()
                .execute(
                        "create table customer (id int primary key)",
                        "insert into customer values (1)",
                        "alter table queue add column customer_id int references customer",
                        "create table note (job_id bigint, job_created_at timestamptz, foreign key (job_id, job_created_at)"
                                + " references queue (id, created_at))");
    }

    @AfterParameterizedClassInvocation
    static void delete() {
        if (cluster != null) {
            cluster.delete();
        }
    }

    @BeforeEach
    void onlyToday() {
        database().execute("truncate queue, dead_letter, note", "select cortex_maintain_partitions(7)");
    }

    @Test
    void itIsTheVersionThatIsMeant() {
        assertThat(database().value("show server_version")).startsWith(major + ".");
    }

    @Test
    void theProgramHasNothingToSayAboutTheVersion() throws IOException {
        Process program = Cli.start(database().variables(), "partitions", "list");

        assertThat(program.errorReader().lines()).isEmpty();
        assertThat(program.inputReader().lines()).anyMatch(line -> line.startsWith(partition(0)));
    }

    @Test
    void maintainArchivesFailedJobsAndDropsTheirPartition() {
        addJobs(20, "failed", "completed");

        assertThat(run("maintain", "--retention-days", "7").out()).contains("dropped  " + partition(20));

        assertThat(exists(20)).isFalse();
        assertThat(
                        database()
                                .value(
                                        "select string_agg(payload::text || ' ' || (job ->> 'customer_id'), ', ') from dead_letter"))
                .isEqualTo("{\"failed\": 20} 1");
        assertThat(database().value("select count(retried_as) from cortex_retry_dead_letters(everything => true)"))
                .isEqualTo("1");
        assertThat(
                        database()
                                .value(
                                        "select payload::text || ' ' || customer_id from cortex_claim('triage') join queue using (id, payload)"))
                .isEqualTo("{\"failed\": 20} 1");
    }

    @Test
    void activeJobsKeepTheirPartitionUnlessTheyAreMovedToToday() {
        addJobs(21, "pending", "processing", "cancelled");

        assertThat(run("maintain", "--retention-days", "7").out()).contains("skipped");
        assertThat(exists(21)).isTrue();
        assertThat(run("maintain", "--retention-days", "7", "--force").out()).contains("dropped  " + partition(21));

        assertThat(exists(21)).isFalse();
        assertThat(moved()).isEqualTo("{\"pending\": 21} 1, {\"processing\": 21} 1");
    }

    @Test
    void dropMovesActiveJobsOfItsDay() {
        addJobs(30, "pending", "failed");

        assertThat(run("drop", "--date", day(30).toString(), "--force").code()).isZero();

        assertThat(exists(30)).isFalse();
        assertThat(moved()).isEqualTo("{\"pending\": 30} 1");
        assertThat(database().value("select count(*) from dead_letter")).isEqualTo("1");
    }

    @Test
    void theProcedureForSchedulersDoesTheSame() {
        addJobs(22, "pending", "failed", "completed");

        database()
                .execute("call cortex_run_maintenance(retention_days => 7, premake_days => 3, on_active => 'requeue')");

        assertThat(exists(22)).isFalse();
        assertThat(moved()).isEqualTo("{\"pending\": 22} 1");
        assertThat(database().value("select count(*) from dead_letter")).isEqualTo("1");
    }

    @Test
    void aJobThatANoteRefersToStaysWithItsPartition() {
        addJobs(23, "failed");
        database().execute("insert into note select id, created_at from queue");

        assertThat(run("maintain", "--retention-days", "7", "--force").out())
                .contains(partition(23))
                .doesNotContain("dropped");

        assertThat(database().value("select count(*) from queue")).isEqualTo("1");
        assertThat(database().value("select count(*) from dead_letter")).isEqualTo("0");
    }

    @Test
    void newPartitionsHaveTheReplicaIdentityOfTheNewestOne() {
        database()
                .execute(
                        "drop table if exists " + partition(-4),
                        "alter table " + partition(-3) + " replica identity full",
                        "select cortex_create_partition('" + day(-4) + "')");

        assertThat(database().value("select relreplident from pg_class where oid = '" + partition(-4) + "'::regclass"))
                .isEqualTo("f");
    }

    /** With the privileges that {@code public} has in a new database, which have changed with PostgreSQL 15. */
    @Test
    void publicIsInstalledIntoOnceNobodyElseMayCreateObjectsThere() {
        TestDatabase inPublic = TestDatabase.emptyDatabaseIn(requireNonNull(cluster), "as_created");
        String[] migrate = {"db", "migrate", "--scheduler", "none"};
        inPublic.superuser("create role intruder");
        if (major == 14) {
            inPublic.superuser("set role intruder; create function public.format(text, regclass) returns text"
                    + " language sql as 'select current_user::text'");
            Cli.Result refused = Cli.run(inPublic.variables(), migrate);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.statements())
                    .containsExactly(
                            "revoke create on schema public from public;",
                            "grant create on schema public to cortex;",
                            "drop routine public.format(text, regclass);");
            assertThat(inPublic.value("select to_regclass('public.cortex_schema_history') is null"))
                    .isEqualTo("t");
            inPublic.superuser(refused.statements().toArray(String[]::new));
        }

        Cli.Result migrated = Cli.run(inPublic.variables(), migrate);

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(Cli.run(inPublic.variables(), "db", "validate").code()).isZero();
        RoleTrials.everyRoleCallsEveryFunction(inPublic);
    }

    private static void addJobs(int daysAgo, String... statuses) {
        database().execute("select cortex_create_partition('" + day(daysAgo) + "')");
        for (String status : statuses) {
            database()
                    .execute(
                            "insert into queue (queue_name, payload, status, customer_id, created_at) values ('triage', '{\""
                                    + status + "\": " + daysAgo + "}', '" + status + "', 1, '" + day(daysAgo)
                                    + " 12:00+00')");
        }
    }

    private static String moved() {
        return database()
                .value("select string_agg(payload::text || ' ' || customer_id, ', ' order by payload::text)" + " from "
                        + partition(0) + " where status = 'pending'");
    }

    private static Cli.Result run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "partitions";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.run(database().variables(), all);
    }

    private static boolean exists(int daysAgo) {
        return database()
                .value("select to_regclass('" + partition(daysAgo) + "') is not null")
                .equals("t");
    }

    private static LocalDate day(int daysAgo) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
    }

    private static String partition(int daysAgo) {
        return day(daysAgo).format(DateTimeFormatter.ofPattern("'queue_'yyyy_MM_dd"));
    }

    private static TestDatabase database() {
        return requireNonNull(database);
    }
}
