package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.Sources;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.database.Database;
import dev.cortex.utils.database.Listening;
import dev.cortex.utils.database.Notification;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Behind the real PgBouncer, in transaction mode: one that drops what a client asks for when it connects, and one that refuses what
 * it does not know. Other clients have left their settings in the server's sessions. Two installations share the database: one in
 * {@code public}, and the one that is asked for.
 */
class PgBouncerIT {
    private static final String ASKED_FOR = "My Schema";
    private static final int REFUSED = 1;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.emptyDatabase();

    /** In the database of pg_cron. */
    @RegisterExtension
    static final TestDatabase SCHEDULED = TestDatabase.migrated();

    private static List<Bouncer> bouncers = List.of();

    @BeforeAll
    static void twoInstallationsBehindTwoPoolers() throws IOException {
        assumeThat(Bouncer.isInstalled()).as("pgbouncer is not installed").isTrue();
        DATABASE.migrateWithoutPgCron("public", ASKED_FOR);
        // What a role has set for itself is in every session, the pooler's too.
        DATABASE.superuser("alter role cortex in database %s set intervalstyle = sql_standard"
                .formatted(DATABASE.value("select current_database()")));
        bouncers = List.of(
                Bouncer.start(
                        DATABASE.variables(),
                        "pool_mode = transaction",
                        "ignore_startup_parameters = search_path, options, extra_float_digits"),
                Bouncer.start(DATABASE.variables(), "pool_mode = transaction"));
    }

    @AfterAll
    static void stop() {
        bouncers.forEach(Bouncer::stop);
    }

    static Stream<Bouncer> bouncers() {
        return bouncers.stream();
    }

    @BeforeEach
    void sameJobsInBothAndSessionsThatWereUsed() throws SQLException {
        for (String schema : new String[] {"public", ASKED_FOR}) {
            String prefix = '"' + schema + "\".";
            DATABASE.execute(
                    "truncate " + prefix + "queue, " + prefix + "dead_letter",
                    "select " + prefix + "cortex_create_partition((now() at time zone 'UTC')::date - 10)",
                    "insert into " + prefix + "queue (queue_name, payload, status, created_at, claimed_at) values"
                            + " ('triage', '{}', 'pending', now() - interval '1 minute', null),"
                            + " ('triage', '{}', 'failed', now() - interval '1 minute', now()),"
                            + " ('triage', '{}', 'processing', now() - interval '1 minute', now() - interval '50 seconds'),"
                            + " ('triage', '{}', 'failed', now() - interval '10 days', now() - interval '10 days')",
                    "insert into " + prefix
                            + "dead_letter (original_id, queue_name, payload, attempts, last_error, created_at,"
                            + " failed_at, archived_from_partition) select n, 'triage', '{}', 3, 'no answer',"
                            + " now() - n * interval '20 days', now() - n * interval '20 days', 'gone' from generate_series(1, 3) as n");
        }
        for (Bouncer bouncer : bouncers) {
            bouncer.leaveBehind(
                    "set search_path = public",
                    "set intervalstyle = sql_standard",
                    "set statement_timeout = 0",
                    "set lock_timeout = 1",
                    "set row_security = off",
                    "set quote_all_identifiers = on",
                    "set session characteristics as transaction isolation level serializable");
        }
    }

    @ParameterizedTest
    @MethodSource("bouncers")
    void everyCommandActsOnTheSchemaThatIsAskedFor(Bouncer bouncer) {
        Map<String, String> variables = bouncer.variables(ASKED_FOR);
        String expired = LocalDate.now(ZoneOffset.UTC).minusDays(10).toString();
        String neighbour = everything("public");

        done(variables, "partitions", "list");
        done(variables, "partitions", "create", "--date", "2099-01-01");
        done(variables, "queue", "stats");
        done(variables, "queue", "stats", "--history", "7d");
        done(variables, "queue", "failed");
        done(variables, "queue", "rescue", "--older-than", "30s");
        done(variables, "queue", "retry", "--since", "1h");
        done(variables, "queue", "cancel", "--all", "--yes");
        done(variables, "queue", "replay", "--from-queue", "triage", "--to-queue", "again", "--all");
        done(variables, "queue", "replays");
        done(variables, "dead-letter", "list");
        done(variables, "dead-letter", "stats");
        done(variables, "dead-letter", "retry", "--queue", "triage");
        done(variables, "partitions", "drop", "--date", expired, "--yes");
        done(variables, "partitions", "maintain");
        done(variables, "dead-letter", "purge", "--older-than", "1d", "--yes");
        done(variables, "db", "info");
        done(variables, "db", "validate");
        done(variables, "migrate-queue", "--status");

        assertThat(everything("public")).isEqualTo(neighbour);
        assertThat(DATABASE.value("select count(*) from \"My Schema\".dead_letter where queue_name = 'triage'"))
                .as("of three letters of long ago, and one that has just been archived")
                .isEqualTo("1");
        assertThat(DATABASE.value("select to_regclass('\"My Schema\".queue_2099_01_01')"))
                .isNotEqualTo("null");
        assertThat(DATABASE.value("select count(*) from \"My Schema\".queue where status = 'cancelled'"))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @MethodSource("bouncers")
    void anIntervalOfDaysIsNotNone(Bouncer bouncer) {
        Cli.Result purge = Cli.run(bouncer.variables(ASKED_FOR), "dead-letter", "purge", "--yes", "--format", "csv");

        assertThat(purge.out())
                .as(purge.err() + "older than 30 days")
                .isEqualToNormalizingNewlines("matched,purged\n2,2\n");
        assertThat(DATABASE.value("select count(*) from public.dead_letter")).isEqualTo("3");
    }

    @ParameterizedTest
    @MethodSource("bouncers")
    void aStatementIsGivenUpAfterItsTimeout(Bouncer bouncer) throws SQLException {
        try (Connection busy = Sessions.holding(DATABASE, "lock table \"My Schema\".dead_letter")) {
            Cli.Result stats = Sessions.resultOf(Sessions.meanwhile(
                    () -> Cli.run(bouncer.variables(ASKED_FOR), "dead-letter", "stats", "--statement-timeout", "1s")));

            assertThat(stats.code()).isEqualTo(REFUSED);
            assertThat(stats.err()).contains("--statement-timeout").hasLineCount(1);
            assertThat(busy.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("bouncers")
    void nothingIsLeftBehind(Bouncer bouncer) throws SQLException {
        done(bouncer.variables(ASKED_FOR), "partitions", "list");
        done(bouncer.variables(ASKED_FOR), "db", "validate");

        assertThat(bouncer.settings("search_path"))
                .allSatisfy(path -> assertThat(path).contains("public").doesNotContain(ASKED_FOR, "pg_catalog"));
        assertThat(bouncer.settings("intervalstyle")).containsOnly("sql_standard");
        assertThat(bouncer.settings("default_transaction_isolation")).containsOnly("serializable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db migrate",
                "db migrate --dry-run",
                "migrate-queue --execute --yes",
                "migrate-queue --rollback --yes"
            })
    void whatTakesASessionOfItsOwnIsRefusedBeforeAnythingIsChanged(String command) {
        for (Bouncer bouncer : bouncers) {
            String before = everything(ASKED_FOR);

            Cli.Result refused = Cli.run(bouncer.variables(ASKED_FOR), command.split(" "));

            assertThat(refused.code()).as(refused.err()).isEqualTo(REFUSED);
            assertThat(refused.err()).contains("Set POSTGRES_DIRECT_HOST").hasLineCount(1);
            assertThat(everything(ASKED_FOR)).isEqualTo(before);
        }
    }

    @Test
    void aSchemaIsNotEvenCreated() {
        Cli.Result refused = Cli.run(bouncers.get(0).variables("fresh"), "db", "migrate", "--scheduler", "none");

        assertThat(refused.code()).isEqualTo(REFUSED);
        assertThat(DATABASE.value("select to_regnamespace('fresh')")).isEqualTo("null");
    }

    @Test
    void byTheDirectAddressItIsDone() {
        DATABASE.execute(
                "drop schema if exists moved cascade",
                "create schema moved",
                "create table moved.queue (id bigserial primary key, queue_name text not null, payload jsonb not null,"
                        + " status text default 'pending', attempts int default 0, max_attempts int default 3, last_error text,"
                        + " created_at timestamptz default now(), claimed_at timestamptz, completed_at timestamptz)",
                "insert into moved.queue (queue_name, payload) values ('triage', '{}')");
        Map<String, String> variables = bouncers.get(0).variables("moved");
        variables.put("POSTGRES_DIRECT_PORT", DATABASE.variables().get("POSTGRES_PORT"));

        done(variables, "db", "migrate", "--scheduler", "none");
        done(variables, "migrate-queue", "--dry-run");
        done(variables, "migrate-queue", "--execute", "--yes");
        done(variables, "migrate-queue", "--drop-old", "--yes");

        assertThat(DATABASE.value("select relkind from pg_class where oid = 'moved.queue'::regclass"))
                .isEqualTo("p");
    }

    @Test
    void aPoolerOfTransactionsIsNoDirectAddress() {
        Bouncer bouncer = bouncers.get(0);
        Map<String, String> variables = bouncer.variables("fresh");
        variables.put("POSTGRES_DIRECT_PORT", bouncer.port());

        Cli.Result refused = Cli.run(variables, "db", "migrate", "--scheduler", "none");

        assertThat(refused.code()).isEqualTo(REFUSED);
        assertThat(refused.err())
                .contains("gives each transaction another session")
                .hasLineCount(1);
        assertThat(DATABASE.value("select to_regnamespace('fresh')")).isEqualTo("null");
    }

    @Test
    void aPoolerOfSessionsIsOneWhenItIsNamed() throws IOException {
        Bouncer ofSessions = Bouncer.start(DATABASE.variables(), "pool_mode = session", "default_pool_size = 10");
        try {
            Map<String, String> variables = ofSessions.variables(ASKED_FOR);
            variables.put("POSTGRES_DIRECT_HOST", "127.0.0.1");

            done(variables, "db", "migrate", "--scheduler", "none");
        } finally {
            ofSessions.stop();
        }
    }

    @Test
    void listeningIsRefusedButByTheDirectAddress() {
        Map<String, String> variables = bouncers.get(0).variables(ASKED_FOR);
        try (Database behind = database(variables)) {
            assertThatThrownBy(() -> behind.listening("queue"))
                    .isInstanceOfSatisfying(
                            Problem.class, refused -> assertThat(refused.kind()).isEqualTo(Problem.Kind.REFUSED))
                    .hasMessageContaining("is reached through a pooler");
        }
        variables.put("POSTGRES_DIRECT_PORT", DATABASE.variables().get("POSTGRES_PORT"));
        try (Database beside = database(variables);
                Listening listening = beside.listening("queue")) {
            DATABASE.execute("select pg_notify('queue', 'job 1')");

            assertThat(listening.await(Duration.ofMinutes(1), new Shutdown()))
                    .containsExactly(new Notification("queue", "job 1"));
        }
    }

    private static Database database(Map<String, String> variables) {
        return new Database(() -> Config.load(new Sources(Map.of(), null, null, variables, Path.of("/nonexistent")))
                .postgres());
    }

    @ParameterizedTest
    @MethodSource("bouncers")
    void pgCronIsGivenItsJobs(Bouncer bouncer) {
        Map<String, String> variables = new TreeMap<>(SCHEDULED.variables());
        variables.put("POSTGRES_PORT", bouncer.port());

        done(variables, "schedule", "install");
        assertThat(done(variables, "schedule", "list").out()).contains("retention_days => 7", "30 days");
        done(variables, "schedule", "remove", "--yes");
    }

    private static Cli.Result done(Map<String, String> variables, String... arguments) {
        Cli.Result result = Cli.run(variables, arguments);
        assertThat(result.code())
                .as(String.join(" ", arguments) + ": " + result.err())
                .isZero();
        return result;
    }

    /** Jobs, letters, partitions and the toolkit's own record. */
    private static String everything(String schema) {
        return DATABASE.value(
                ("select md5(concat((select string_agg(job::text, ';' order by id) from %1$s.queue as job),"
                                + " (select string_agg(letter::text, ';' order by id) from %1$s.dead_letter as letter),"
                                + " (select string_agg(inhrelid::text, ';' order by inhrelid) from pg_inherits where inhparent = '%1$s.queue'::regclass),"
                                + " (select string_agg(run::text, ';' order by run_log_id) from %1$s.cortex_run_log as run)))")
                        .formatted('"' + schema + '"'));
    }
}
