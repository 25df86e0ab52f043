package dev.cortex.utils.partitions;

import static dev.cortex.utils.partitions.QueueDays.day;
import static dev.cortex.utils.partitions.QueueDays.partition;

import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What became of each job, as its creator and its workers say, each in the transaction that changed the job: so the ledger holds
 * what was committed, whether or not the answer arrived. Entries of one job are in the order of its changes, as its row was locked
 * when they were numbered. What maintenance does is not entered: it must not change anything that the ledger tells.
 */
final class Ledger {
    static final int QUEUES = 4;
    static final int YOUNGEST = 8;
    static final int OLDEST = 12;

    /** A day with jobs of a status that only its deployment knows, which maintenance has to leave alone. */
    static final int ODD = 13;

    private static final List<Integer> SIZES = List.of(200, 200, 1000, 1000, 4000, 30_000);

    private static final String USUAL = "case when n % 20 < 8 then 'completed' when n % 20 < 12 then 'failed'"
            + " when n % 20 < 16 then 'pending' when n % 20 < 19 then 'processing' else 'cancelled' end";

    /** Every job is in one place, which agrees with its last entry; one in no place was completed or cancelled. */
    private static final String AUDIT = """
            with born as (
              select job_id, payload, priority from ledger where payload is not null
              union all
              select retried_as, payload, (job ->> 'priority')::integer from dead_letter where retried_at is not null
            ), last as (
              select distinct on (job_id) job_id, status, attempts from ledger order by job_id, entry desc
            ), place as (
              select id, format('queue, %s since %s', status, created_at) as place, status, attempts, payload, priority from queue
              union all
              select original_id, 'dead_letter, from ' || archived_from_partition, 'failed', attempts, payload, (job ->> 'priority')::integer
              from dead_letter
            ), problem (job_id, problem) as (
              select job_id, 'lost' from born left join place on id = job_id left join last using (job_id)
              where id is null and coalesce(last.status, 'new') not in ('completed', 'cancelled')
              union all
              select id, 'in two places' from place group by id having count(*) > 1
              union all
              select job_id, 'created twice' from born group by job_id having count(*) > 1
              union all
              select id, 'from nowhere' from place left join born on job_id = id where job_id is null
              union all
              select id, 'not as it was created' from place join born on job_id = id
              where (place.payload, place.priority) is distinct from (born.payload, born.priority)
              union all
              select id, 'ended, and not as its worker left it' from place join last on job_id = id
              where last.status in ('completed', 'cancelled') and place.status <> last.status
              union all
              select id, 'ended by nobody' from place left join last on job_id = id
              where place.status in ('completed', 'cancelled') and place.status is distinct from last.status
              union all
              select id, 'another number of attempts' from place left join last on job_id = id
              where place.attempts <> coalesce(last.attempts, 0)
            )
            select format('job %s: %s; ledger: %s; found in: %s', job_id, string_agg(problem, ', ' order by problem),
              (select string_agg(coalesce(status, 'no status') || ' ' || attempts, ', ' order by entry) from ledger where ledger.job_id = problem.job_id),
              coalesce((select string_agg(place, ' and in ') from place where id = problem.job_id), 'no place'))
            from problem
            group by job_id
            order by job_id
            """;

    private final TestDatabase database;

    Ledger(TestDatabase database) {
        this.database = database;
    }

    void create() {
        database.execute(
                "alter table queue add column priority integer default 5, drop constraint valid_status,"
                        + " alter column status drop not null",
                "create table ledger (entry bigserial primary key, job_id bigint not null, status text,"
                        + " attempts integer not null, payload jsonb, priority integer)",
                "create index on ledger (job_id)");
    }

    /** Nothing but some days that have expired, with jobs of all kinds, and today. */
    void begin(Random random) {
        database.execute(
                "truncate queue, dead_letter, ledger", "select cortex_maintain_partitions(retention_days => 3650)");
        for (int ago = YOUNGEST; ago <= OLDEST; ago++) {
            database.execute("select cortex_create_partition('" + day(ago) + "')");
            fill(ago, SIZES.get(random.nextInt(SIZES.size())), USUAL);
        }
        database.execute("select cortex_create_partition('" + day(ODD) + "')");
        fill(ODD, 20, "case n % 2 when 0 then 'scheduled' end");
        fill(0, 200, USUAL);
        database.execute("analyze queue");
    }

    private void fill(int daysAgo, int jobs, String status) {
        database.execute("with made as (insert into queue"
                + " (queue_name, payload, status, attempts, created_at, claimed_at, priority)"
                + " select 'queue ' || n % " + QUEUES
                + ", jsonb_build_object('n', n, 'text', repeat(md5(n::text), n % 7 * (n % 13))),"
                + status + ", n % 4, timestamptz '" + day(daysAgo)
                + " 00:00+00' + n * interval '1 second', now() - interval '1 hour',"
                + " n % 10"
                + " from generate_series(1, " + jobs + ") as n"
                + " returning id, status, attempts, payload, priority)"
                + " insert into ledger (job_id, status, attempts, payload, priority) select * from made");
    }

    long jobs() {
        return Long.parseLong(database.value("select count(distinct job_id) from ledger"));
    }

    /** A line for each job that is not where it has to be. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(AUDIT)) {
            while (rows.next()) {
                problems.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return problems;
    }

    List<String> expiredPartitions() {
        List<String> left = new ArrayList<>();
        for (int ago = YOUNGEST; ago <= OLDEST; ago++) {
            if (new QueueDays(database).exists(ago)) {
                left.add(partition(ago));
            }
        }
        return left;
    }
}
