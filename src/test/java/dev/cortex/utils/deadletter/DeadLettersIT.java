package dev.cortex.utils.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeEach
    void lettersOfTwoQueues() {
        DATABASE.execute(
                "select cortex_maintain_partitions()",
                "alter table queue drop constraint if exists small",
                "drop trigger if exists stop_at on queue",
                "delete from queue",
                "truncate dead_letter restart identity",
                "insert into dead_letter (original_id, queue_name, payload, attempts, last_error, created_at, failed_at,"
                        + " archived_from_partition)"
                        + " select n, case when n % 10 = 0 then 'labeling' else 'triage' end,"
                        + " jsonb_build_object('n', n), 3, 'timeout after ' || n || ' s', now() - interval '20 days',"
                        + " now() - n * interval '1 hour', 'queue_2024_12_13' from generate_series(1, 100) as n");
    }

    @Test
    void listShowsTheLatestFirstAndFilters() {
        Cli.Result result = run("list", "--queue", "labeling", "--since", "25h", "--format", "csv");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("10", "20");
    }

    @Test
    void showPrintsTheWholeLetter() {
        assertThat(run("show", "7").out()).contains("timeout after 7 s").contains("{\"n\": 7}");
        assertThat(run("show", "7", "--format", "json").out()).contains("\"payload\":{\"n\": 7}");
    }

    @Test
    void aLetterThatIsNotThereIsNotFound() {
        assertThat(run("show", "0"))
                .returns(1, Cli.Result::code)
                .satisfies(result -> assertThat(result.err()).contains("no dead letter 0"));
        assertThat(run("show", "9223372036854775808").code()).isEqualTo(2);
        assertThat(run("retry", "--id", "4711").code()).isEqualTo(1);
    }

    @Test
    void retryEnqueuesWhatMatchesAndOnlyOnce() {
        Cli.Result result = run("retry", "--queue", "labeling", "--format", "csv");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("10,10");
        assertThat(run("retry", "--queue", "labeling", "--format", "csv").out()).contains("0,0");
        assertThat(DATABASE.value("select count(*) || ' ' || min(attempts) from queue where status = 'pending'"))
                .isEqualTo("10 0");
    }

    @Test
    void retryingOneTwiceSaysWhatItBecame() {
        assertThat(run("retry", "--id", "5").code()).isZero();
        assertThat(run("retry", "--id", "5"))
                .returns(1, Cli.Result::code)
                .satisfies(again -> assertThat(again.err()).contains("already retried as job"));
    }

    @Test
    void retryOfAnUnknownQueueSaysThatNothingMatches() {
        Cli.Result result = run("retry", "--queue", "triag");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("0 dead letters match");
    }

    @Test
    void whatIsRefusedIsNamedAndKeepsNoneOfTheOthersBack() {
        DATABASE.execute("alter table queue add constraint small check ((payload->>'n')::int not in (7, 30))");

        Cli.Result foretold = run("retry", "--all", "--dry-run");
        assertThat(foretold.code()).isEqualTo(1);
        assertThat(foretold.out())
                .containsPattern("7 +triage +violates the check constraint \"small\" of queue")
                .containsPattern("100 +0 +2");
        assertThat(DATABASE.value("select count(*) from queue")).isEqualTo("0");

        Cli.Result result = run("retry", "--all", "--format", "json");
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.out())
                .contains(
                        "\"matched\":100,\"retried\":98,\"refused\":2,\"refusals\":[{\"id\":7,\"queue\":\"triage\",\"reason\":\"new row for relation")
                .contains("{\"id\":30,\"queue\":\"labeling\"");
        assertThat(DATABASE.value("select count(*) || ' ' || count(distinct payload) from queue"))
                .isEqualTo("98 98");
        assertThat(DATABASE.value(
                        "select string_agg(id::text, ' ' order by id) from dead_letter where retried_at is null"))
                .isEqualTo("7 30");

        Cli.Result one = run("retry", "--id", "7");
        assertThat(one.code()).isEqualTo(1);
        assertThat(one.out()).contains("violates check constraint");
        DATABASE.execute("alter table queue drop constraint small");
        assertThat(run("retry", "--all", "--format", "csv").out()).contains("2,2,0,[]");
    }

    @Test
    void ofManyRefusedATableShowsSome() {
        DATABASE.execute("alter table queue add constraint small check ((payload->>'n')::int > 60)");

        Cli.Result result = run("retry", "--all");

        assertThat(result.out().lines().filter(line -> line.contains("small"))).hasSize(50);
        assertThat(result.out()).containsPattern("100 +40 +60");
        assertThat(result.err()).contains("first 50 of 60 refused");
    }

    @Test
    void whatConcernsAllIsOneError() {
        String today = DATABASE.value("select 'queue_' || to_char(now() at time zone 'UTC', 'YYYY_MM_DD')");
        DATABASE.execute("alter table queue detach partition " + today, "drop table " + today);

        Cli.Result result = run("retry", "--all");

        assertThat(result).returns(1, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(result.err()).contains("queue has no partition for today").contains("partitions maintain");
        assertThat(run("retry", "--all", "--dry-run")).as("foretold").isEqualTo(result);
        assertThat(DATABASE.value("select count(retried_at) from dead_letter")).isEqualTo("0");
    }

    @Test
    void sinceIsAboutWhenLettersWereArchived() {
        assertThat(run("list", "--since", "1s").err())
                .contains("--since is about when they were archived")
                .contains("cortex-utils queue failed");
        assertThat(run("retry", "--since", "1s").err()).contains("cortex-utils queue failed");
        assertThat(run("list", "--queue", "nobody").err())
                .contains("0 dead letters match")
                .doesNotContain("queue failed");
    }

    @Test
    void timesOfAJobAreToldApart() {
        DATABASE.execute("update dead_letter set created_at = '2024-01-01 UTC', failed_at = '2024-01-09 UTC',"
                + " job = '{\"claimed_at\": \"2024-01-02T00:00:00+00:00\"}' where id = 1");

        assertThat(run("show", "1", "--format", "json").out())
                .contains("\"created_at\":\"2024-01-01T00:00:00Z\"")
                .contains("\"job_failed_at\":\"2024-01-02T00:00:00Z\"")
                .contains("\"archived_at\":\"2024-01-09T00:00:00Z\"");
        assertThat(run("list", "--format", "csv", "--limit", "1").out())
                .startsWith("id,queue,original_id,attempts,created_at,job_failed_at,archived_at,partition,");
        assertThat(run("show", "2", "--format", "json").out()).contains("\"job_failed_at\":null");
    }

    @Test
    void infiniteTimesAreListed() {
        DATABASE.execute("update dead_letter set created_at = '-infinity', failed_at = 'infinity' where id = 1");

        assertThat(run("list", "--format", "csv", "--limit", "1").out()).contains("\n1,", ",-infinity,", ",infinity,");
        assertThat(run("show", "1", "--format", "json").out()).contains("\"archived_at\":\"infinity\"");
        assertThat(run("stats", "--format", "csv").out()).contains(",infinity");
    }

    @Test
    void anEmptySchemaIsNotTheDefaultOne() {
        assertThat(run("retry", "--all", "--schema", ""))
                .returns(2, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("--schema is empty"));
    }

    @Test
    void retryWithoutAnyFilterNeedsAll() {
        assertThat(run("retry"))
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("--all"));
        assertThat(run("retry", "--all", "--dry-run", "--format", "csv").out()).contains("100,0");
        assertThat(DATABASE.value("select count(*) from queue")).isEqualTo("0");
    }

    @Test
    void operatorsWhoRetryAtTheSameTimeEnqueueEachLetterOnce() {
        DATABASE.execute("insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at,"
                + " archived_from_partition) select n, 'triage', jsonb_build_object('n', n), 3, now(), now(), 'queue_2024_12_13'"
                + " from generate_series(101, 30000) as n");

        List<CompletableFuture<Cli.Result>> operators = Stream.generate(
                        () -> Sessions.meanwhile(() -> run("retry", "--all")))
                .limit(4)
                .toList();

        assertThat(operators)
                .extracting(Sessions::resultOf)
                .allSatisfy(operator -> assertThat(
                                operator.code() == 0 || operator.err().contains("another session"))
                        .as(operator.err())
                        .isTrue());
        assertThat(run("retry", "--all").code()).isZero();
        assertThat(DATABASE.value("select count(*) || ' ' || count(distinct payload) from queue"))
                .isEqualTo("30000 30000");
        assertThat(DATABASE.value("select count(*) from dead_letter join queue on queue.id = retried_as"
                        + " where queue.payload = dead_letter.payload"))
                .isEqualTo("30000");
    }

    @Test
    void lettersThatAnotherSessionHoldsAreSaid() throws SQLException {
        try (Connection other = Sessions.holding(DATABASE, "select * from dead_letter where id in (1, 2) for update")) {
            Cli.Result result = run("retry", "--all", "--format", "csv");

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).contains("100,98,0");
            assertThat(result.err()).contains("2 wait still: another session is at work on them. Run it again.");
            other.rollback();
        }
        assertThat(run("retry", "--all", "--format", "csv"))
                .returns(0, Cli.Result::code)
                .satisfies(again -> assertThat(again.out()).contains("2,2,0"));
    }

    @Test
    void aLetterThatIsPurgedMeanwhileIsNotRetried() throws SQLException {
        CompletableFuture<Cli.Result> one;
        try (Connection purging = Sessions.holding(DATABASE, "delete from dead_letter where id = 5")) {
            one = Sessions.meanwhile(() -> run("retry", "--id", "5"));
            Sessions.waitUntil("the retry waits", () -> isWaiting("Lock"));
            assertThat(run("retry", "--all", "--format", "csv").out()).contains("100,99,0");
            purging.commit();
        }

        assertThat(Sessions.resultOf(one))
                .returns(1, Cli.Result::code)
                .satisfies(result -> assertThat(result.err()).contains("no dead letter 5"));
        assertThat(DATABASE.value("select count(*) from queue")).isEqualTo("99");
    }

    @Test
    void whoAsksForALetterThatIsBeingRetriedHearsWhatItBecame() throws SQLException {
        CompletableFuture<Cli.Result> second;
        try (Connection first = Sessions.holding(DATABASE, "select * from cortex_retry_dead_letters(letter_id => 5)")) {
            second = Sessions.meanwhile(() -> run("retry", "--id", "5"));
            Sessions.waitUntil("the second waits", () -> isWaiting("Lock"));
            first.commit();
        }

        assertThat(Sessions.resultOf(second))
                .returns(1, Cli.Result::code)
                .satisfies(result -> assertThat(result.err()).contains("already retried as job"));
        assertThat(DATABASE.value("select count(*) from queue")).isEqualTo("1");
    }

    @Test
    void aRetryThatIsKilledHasRetriedWholeBatches() throws SQLException {
        DATABASE.execute(
                "insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at,"
                        + " archived_from_partition) select n, 'triage', jsonb_build_object('n', n), 3, now(), now(), 'queue_2024_12_13'"
                        + " from generate_series(101, 25000) as n",
                "create or replace function stop_at() returns trigger language plpgsql as"
                        + " 'begin perform pg_advisory_xact_lock(4711); return new; end'",
                "create trigger stop_at before insert on queue for each row"
                        + " when (new.payload->>'n' = '15000') execute function stop_at()");

        CompletableFuture<Cli.Result> killed;
        try (Connection gate = Sessions.holding(DATABASE, "select pg_advisory_xact_lock(4711)")) {
            killed = Sessions.meanwhile(() -> run("retry", "--all"));
            Sessions.waitUntil("it is within the second batch", () -> isWaiting("Lock"));
            DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and datname = current_database()");
            assertThat(Sessions.resultOf(killed).code()).isNotZero();
            gate.rollback();
        }

        assertThat(DATABASE.value("select count(*) || ' ' || count(retried_as) from dead_letter where id <= 10000"))
                .isEqualTo("10000 10000");
        assertThat(DATABASE.value("select count(*) || ' ' || count(distinct payload) from queue"))
                .isEqualTo("10000 10000");
        assertThat(run("retry", "--all", "--format", "csv").out()).contains("15000,15000,0,[]");
        assertThat(DATABASE.value("select count(*) from dead_letter join queue on queue.id = retried_as"
                        + " where queue.payload = dead_letter.payload"))
                .isEqualTo("25000");
    }

    @Test
    void purgeAsksAndDeletesByAge() {
        assertThat(run("purge", "--older-than", "50h30m"))
                .returns(1, Cli.Result::code)
                .satisfies(refused ->
                        assertThat(refused.err()).contains("delete 50 dead letters that were archived more than"));
        assertThat(run("purge", "--older-than", "50h30m", "--yes", "--format", "csv")
                        .out())
                .contains("50,50");
        assertThat(DATABASE.value("select max(id) from dead_letter")).isEqualTo("50");
    }

    @Test
    void statsCountEachQueue() {
        assertThat(run("stats", "--format", "csv").out())
                .contains("labeling,10,0,2,")
                .contains("triage,90,0,");
    }

    private static boolean isWaiting(String forWhat) {
        return DATABASE.value("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = '" + forWhat + "')")
                .equals("t");
    }

    private static Cli.Result run(String... arguments) {
        return Cli.run(
                DATABASE.variables(),
                Stream.concat(Stream.of("dead-letter"), Stream.of(arguments)).toArray(String[]::new));
    }
}
