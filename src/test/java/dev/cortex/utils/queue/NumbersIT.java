package dev.cortex.utils.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Statistics, history and running totals against brute force: services write down what happened, in the transaction in which it
 * happens, and nothing else does.
 */
class NumbersIT {
    private static final int WORKERS = 4;
    private static final Duration FOR = Duration.ofSeconds(6);
    private static final String QUEUE = "'queue ' || (random() * 2)::integer";

    /** Whatever happened, by queue and five minutes. */
    private static final String REALLY = """
            (select queue_name, date_bin('5 minutes', at, 'epoch') as bucket_start,
               coalesce(sum(jobs) filter (where kind = 'enqueued'), 0) as enqueued, coalesce(sum(jobs) filter (where kind = 'completed'), 0) as completed,
               coalesce(sum(jobs) filter (where kind = 'failed'), 0) as failed, coalesce(sum(jobs) filter (where kind = 'archived'), 0) as archived,
               coalesce(sum(jobs) filter (where kind = 'retried'), 0) as retried
             from (select * from happened union all select queue_name, 'archived', failed_at, 1 from dead_letter) as each_one
             group by 1, 2) as really
            """;

    /** The same by queue. */
    private static final String ALL_OF =
            "select string_agg(format('%%s: %%s enqueued, %%s completed, %%s failed, %%s archived, %%s retried', queue_name,"
                    + " enqueued, completed, failed, archived, retried), '; ' order by queue_name) from (select queue_name, sum(enqueued) as enqueued,"
                    + " sum(completed) as completed, sum(failed) as failed, sum(archived) as archived, sum(retried) as retried from %s group by 1) as summed";

    /** Where what is known, in %s, is not what happened. */
    private static final String DIFFERENCES = "select queue_name, bucket_start, really.*, known.* from " + REALLY
            + " full join (select * from %s where (enqueued, completed, failed) <> (0, 0, 0)) as known using (queue_name, bucket_start)"
            + " where (really.enqueued + really.completed + really.failed > 0 or known.enqueued is not null)"
            + " and (really.enqueued, really.completed, really.failed) is distinct from (known.enqueued, known.completed, known.failed)";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger acts = new AtomicInteger();

    @BeforeEach
    void twelveDaysOfWork() {
        DATABASE.execute(
                "create table if not exists happened (queue_name text, kind text, at timestamptz, jobs bigint)",
                "truncate happened, queue, dead_letter, cortex_throughput, cortex_throughput_change, cortex_queue_total",
                "update cortex_rollup set rolled_up_to = null, final_before = null, settling_before = null, settling_xid = null,"
                        + " recounted_at = null, counted_from = null, late_jobs = 0",
                "select cortex_maintain_partitions(retention_days => 3650)",
                "select cortex_create_partition((now() at time zone 'UTC')::date - ago) from generate_series(1, 12) as ago");
        for (int ago = 1; ago <= 12; ago++) {
            imported("now() - interval '" + ago + " days' + random() * interval '20 hours'", 300);
        }
    }

    @Test
    void whateverWorkersRetriesMaintenanceAndImportsDoAtOnceIsCountedOnce() {
        work(true);
        DATABASE.execute("select cortex_rollup_throughput(recount => true)");
        agree();
    }

    @Test
    void soItIsAfterARollupThatDidNotRunForThreeDays() {
        DATABASE.execute(
                "select cortex_rollup_throughput()",
                "update cortex_rollup set rolled_up_to = rolled_up_to - interval '3 days', final_before ="
                        + " now() - interval '3 days', settling_before = now() - interval '3 days', settling_xid = '1'",
                // What the rollup did count since, it did not.
                "delete from cortex_throughput where bucket_start >= now() - interval '3 days'",
                "truncate cortex_queue_total",
                "insert into cortex_queue_total select queue_name, sum(enqueued), sum(completed), sum(failed) from cortex_throughput group by 1");
        work(false);
        DATABASE.execute("select cortex_rollup_throughput()", "select cortex_rollup_throughput(recount => true)");
        agree();
    }

    private void work(boolean withRollup) {
        List<CompletableFuture<Void>> sessions = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            long seed = worker;
            sessions.add(Sessions.meanwhile(() -> run(() -> work(new Random(seed)))));
        }
        sessions.add(Sessions.meanwhile(() -> run(this::retry)));
        sessions.add(Sessions.meanwhile(() -> run(this::maintain)));
        if (withRollup) {
            sessions.add(Sessions.meanwhile(() -> run(this::rollUp)));
        }
        long end = System.nanoTime() + FOR.toNanos();
        Sessions.waitUntil("all have worked", FOR.multipliedBy(10), () -> System.nanoTime() > end && acts.get() > 500);
        open.set(false);
        sessions.forEach(Sessions::resultOf);
    }

    private interface Act {
        void happen(Connection session) throws SQLException;
    }

    private Void run(Runnable work) {
        work.run();
        return null;
    }

    private void again(Act act) {
        try (Connection session = DATABASE.connect()) {
            session.setAutoCommit(false);
            while (open.get()) {
                act.happen(session);
                session.commit();
                acts.incrementAndGet();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A worker of our functions, one of its own SQL, an importer, and one whose transactions stay open. */
    private void work(Random random) {
        again(session -> {
            switch (random.nextInt(6)) {
                case 0 ->
                    execute(
                            session,
                            "with job as (select " + QUEUE + " as queue_name from generate_series(1, 5)),"
                                    + " made as (select job.queue_name, cortex_enqueue(job.queue_name, '{}', 2) from job)"
                                    + " insert into happened select queue_name, 'enqueued', now(), count(*) from made group by 1");
                case 1 ->
                    execute(
                            session,
                            "with mine as (select *, 'queue ' || n as queue_name from generate_series(0, 2) as n,"
                                    + " cortex_claim('queue ' || n, 3)), done as (select queue_name from mine"
                                    + " where n = 0 and cortex_complete(id, created_at, attempts)),"
                                    + " gone as (select queue_name, cortex_fail(id, created_at, attempts, 'broken') as outcome"
                                    + " from mine where n > 0)"
                                    + " insert into happened select queue_name, 'completed', now(), count(*) from done group by 1"
                                    + " union all select queue_name, 'failed', now(), count(*) from gone where outcome = 'failed' group by 1");
                case 2 -> // its own SQL, without any claim, which takes whatever is there
                    execute(
                            session,
                            "with picked as (select id, created_at from queue where status in ('pending', 'processing')"
                                    + " order by random() limit 3 for update skip locked),"
                                    + " ended as (update queue set status = 'completed', completed_at = now() from picked"
                                    + " where (queue.id, queue.created_at) = (picked.id, picked.created_at) returning queue_name)"
                                    + " insert into happened select queue_name, 'completed', now(), count(*) from ended group by 1");
                case 3 -> // a clock that is hours behind
                    execute(
                            session,
                            "with late as (select now() - random() * interval '5 hours' as at), picked as (select id, created_at from queue"
                                    + " where status = 'pending' order by random() limit 2 for update skip locked),"
                                    + " ended as (update queue set status = 'failed', completed_at = at from picked, late"
                                    + " where (queue.id, queue.created_at) = (picked.id, picked.created_at) returning queue_name, completed_at)"
                                    + " insert into happened select queue_name, 'failed', completed_at, count(*) from ended group by 1, 3");
                case 4 -> execute(session, importing("now() - random() * interval '6 days'", 10));
                default -> {
                    execute(session, importing("now() - random() * interval '2 hours'", 3));
                    pause(random.nextInt(300));
                }
            }
        });
    }

    private void retry() {
        again(session -> {
            execute(
                    session,
                    "with chosen as materialized (select " + QUEUE
                            + " as queue_name) insert into happened select queue_name, 'retried', now(),"
                            + " cortex_retry_failed(in_queue => queue_name, batch_size => 20) from chosen");
            // A dead letter that is retried is a new job.
            execute(
                    session,
                    "with retried as (select count(retried_as) as jobs from cortex_retry_dead_letters(in_queue => 'queue 1', batch_size => 5))"
                            + " insert into happened select 'queue 1', kind, now(), jobs"
                            + " from retried, unnest(array['enqueued', 'retried']) as kind");
            pause(100);
        });
    }

    private void maintain() {
        int days = 9;
        while (open.get()) {
            Cli.Result result =
                    Cli.run(DATABASE.variables(), "partitions", "maintain", "--retention-days", "" + days, "--force");
            assertThat(result.code()).as(result.out() + result.err()).isZero();
            days = Math.max(7, days - 1);
            pause(200);
        }
    }

    private void rollUp() {
        for (int n = 1; open.get(); n++) {
            DATABASE.execute(
                    "update cortex_rollup set final_before = date_bin('5 minutes', now() - interval '1 hour', 'epoch')"
                            + " where final_before is not null",
                    "select cortex_rollup_throughput(recount => " + (n % 5 == 0) + ")");
            acts.incrementAndGet();
            pause(100);
        }
    }

    private static void agree() {
        assertThat(DATABASE.value("select count(distinct kind) from happened where jobs > 0"))
                .isEqualTo("4");
        for (String known : List.of("cortex_throughput", "cortex_queue_history('30 days', '5 minutes')")) {
            assertThat(DATABASE.value("select string_agg(difference::text, chr(10)) from ("
                            + DIFFERENCES.formatted(known) + ") as difference"))
                    .as(known)
                    .isEqualTo("null");
        }
        assertThat(DATABASE.value(ALL_OF.formatted("cortex_queue_totals()")))
                .isEqualTo(DATABASE.value(ALL_OF.formatted(REALLY)));
    }

    private static void imported(String time, int jobs) {
        DATABASE.execute(importing(time, jobs));
    }

    /** Some that have ended, some that have not. */
    private static String importing(String time, int jobs) {
        return "with made as (insert into queue (queue_name, payload, status, created_at, claimed_at, completed_at)"
                + " select " + QUEUE
                + ", '{}', status, at, at, case when status in ('completed', 'failed') then at + random() * interval '30 minutes' end"
                + " from (select (array['pending', 'completed', 'completed', 'failed', 'cancelled'])[1 + n % 5] as status, "
                + time
                + " as at from generate_series(1, " + jobs + ") as n) as job"
                + " where at < now() - interval '31 minutes'"
                + " returning queue_name, status, created_at, completed_at)"
                + " insert into happened select queue_name, 'enqueued', created_at, 1 from made"
                + " union all select queue_name, status, completed_at, 1 from made where status in ('completed', 'failed')";
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause(int most) {
        Sessions.pause(Duration.ofMillis(most));
    }
}
