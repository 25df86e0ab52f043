package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdoptionIT {
    private static final String LETTER =
            "id, original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, priority,"
                    + " reviewed_by";

    @RegisterExtension
    static final TestDatabase PLAIN = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase PARTITIONED = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase ENDING = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase DEFAULT_PARTITION = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase OTHERWISE = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase LETTERS = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase DUPLICATES = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase UNUSABLE = TestDatabase.emptySchema();

    @Test
    void aPlainQueueStaysAsItIs() {
        AdoptedTables tables = new AdoptedTables(PLAIN);
        tables.plainQueue();
        String rows = tables.rows("queue", "*");
        String shape = tables.shape("queue");
        String indexes = tables.indexes("queue");

        Cli.Result migrated = Cli.run(PLAIN.variables(), "db", "migrate");

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(migrated.out()).doesNotContain("created", "queue_2");
        assertThat(migrated.err())
                .contains("is migrated: queue is one plain table.")
                .endsWith("Next: cortex-utils schedule install --schema " + PLAIN.schema() + "\n");
        Cli.run(PLAIN.variables(), "schedule", "install");
        assertThat(Cli.run(PLAIN.variables(), "db", "migrate").err())
                .endsWith("Next: cortex-utils migrate-queue --dry-run --schema " + PLAIN.schema() + "\n");
        assertThat(tables.rows("queue", "*")).isEqualTo(rows);
        assertThat(tables.shape("queue")).isEqualTo(shape);
        assertThat(tables.indexes("queue"))
                .startsWith(indexes)
                .contains("idx_queue_pending", "idx_queue_processing", "cortex_queue_failed");
        for (String command : new String[] {"list", "maintain", "maintain --dry-run", "create --date 2024-12-20"}) {
            assertThat(Cli.run(PLAIN.variables(), ("partitions " + command).split(" ")))
                    .as(command)
                    .returns(1, Cli.Result::code)
                    .returns("", Cli.Result::out)
                    .satisfies(refused -> assertThat(refused.err())
                            .startsWith("cortex-utils: queue is not partitioned: run cortex-utils migrate-queue")
                            .hasLineCount(1));
        }
        assertThat(tables.rows("queue", "*")).isEqualTo(rows);
    }

    @Test
    void aPartitionedQueueStaysAsItIsAndIsMaintainedFromThenOn() {
        AdoptedTables tables = new AdoptedTables(PARTITIONED);
        tables.partitionedQueue();
        String rows = tables.rows("queue", "tableoid::regclass, *");
        String shape = tables.shape("queue");
        String indexes = tables.indexes("queue");

        migrate(PARTITIONED);

        assertThat(tables.rows("queue", "tableoid::regclass, *")).isEqualTo(rows);
        assertThat(tables.shape("queue").lines())
                .as("nothing but new partitions")
                .containsAll(shape.lines().toList());
        assertThat(tables.indexes("queue"))
                .startsWith(indexes)
                .contains("cortex_queue_failed", "queue_p20_failed_idx", "queue_archive_failed_idx");

        assertThat(Cli.run(PARTITIONED.variables(), "partitions", "maintain", "--force")
                        .out())
                .contains("dropped", "queue_archive", "queue_p20");
        assertThat(PARTITIONED.value("select string_agg(claimed_by || tags::text, ' ' order by priority) from queue"))
                .as("requeued with the columns of the deployment")
                .startsWith("worker 1{a,1} worker 1{a,1} worker 5{a,5}")
                .endsWith("worker 500{a,500}");
        assertThat(PARTITIONED.value("select count(*) || ' ' || sum((job->>'priority')::int) from dead_letter"))
                .isEqualTo("200 50100");
        assertThat(
                        PARTITIONED.value(
                                "select count(*) from pg_indexes where schemaname = current_schema"
                                        + " and indexdef like '%(priority) WHERE (status = ''pending''::text)' and tablename like 'queue_2%'"))
                .as("tomorrow has the deployment's index")
                .isEqualTo("4");
    }

    @Test
    void aPartitionedQueueThatEndsTodayGoesOnTomorrow() {
        new AdoptedTables(ENDING).partitionedQueue();
        for (int days = 0; days < 10; days++) {
            ENDING.execute(
                    "create table queue_day_%s partition of queue for values from ('%s 00:00+00') to ('%s 00:00+00')"
                            .formatted(days, AdoptedTables.daysAgo(days), AdoptedTables.daysAgo(days - 1)));
        }

        Cli.Result migrated = Cli.run(ENDING.variables(), "db", "migrate");

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(migrated.out() + migrated.err())
                .contains("built", "created", "partitions for today and the next three days (UTC) are there")
                .hasLineCount(8);
        ENDING.execute("insert into queue (queue_name, payload, created_at)"
                + " select 'triage', '{}', now() + n * interval '1 day' from generate_series(0, 3) as n");
    }

    @Test
    void whatCannotBeCreatedIsSaidAndKeepsNothingElseBack() {
        new AdoptedTables(DEFAULT_PARTITION).partitionedQueue();
        DEFAULT_PARTITION.execute(
                "create table queue_rest partition of queue default",
                "insert into queue (queue_name, payload) values ('triage', '{}')");

        Cli.Result migrated = Cli.run(DEFAULT_PARTITION.variables(), "db", "migrate");

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(migrated.out()).contains("postponed", "created");
        assertThat(migrated.err())
                .containsPattern(
                        "of the partitions for today and the next three days \\(UTC\\) these are lacking: queue_\\S+\\.\n")
                .containsPattern(
                        "Warning: queue_\\S+ is lacking: could not create it: the default partition queue_rest holds jobs of that time: move them out of it\\.")
                .contains("cortex-utils partitions maintain --schema " + DEFAULT_PARTITION.schema() + "\n");
    }

    @Test
    void aQueuePartitionedOtherwiseIsLeftAlone() {
        OTHERWISE.execute(
                "create schema " + OTHERWISE.schema(),
                "create table queue (id bigint, queue_name text, payload jsonb, status text, attempts int, max_attempts int,"
                        + " last_error text, created_at timestamptz, claimed_at timestamptz, completed_at timestamptz)"
                        + " partition by list (queue_name)",
                "create table queue_triage partition of queue for values in ('triage')");

        Cli.Result migrated = Cli.run(OTHERWISE.variables(), "db", "migrate");

        assertThat(migrated.code()).as(migrated.err()).isZero();
        assertThat(migrated.err()).contains("queue is partitioned by LIST (queue_name), which is left alone");
    }

    @Test
    void aDeadLetterTableKeepsItsRowsAndColumns() {
        AdoptedTables tables = new AdoptedTables(LETTERS);
        tables.partitionedQueue();
        tables.deadLetters();
        String letters = tables.rows("dead_letter", LETTER);
        String indexes = tables.indexes("dead_letter");

        migrate(LETTERS);

        assertThat(tables.rows("dead_letter", LETTER)).isEqualTo(letters);
        assertThat(tables.indexes("dead_letter")).startsWith(indexes);

        assertThat(Cli.run(LETTERS.variables(), "partitions", "maintain", "--force")
                        .code())
                .isZero();
        assertThat(LETTERS.value("select count(*) || ' ' || min(priority) || ' ' || max(priority) from dead_letter"
                        + " where reviewed_by = 'nobody'"))
                .as("what is archived fills the columns that both tables have")
                .isEqualTo("200 3 498");
        assertThat(Cli.run(LETTERS.variables(), "dead-letter", "retry", "--id", "7")
                        .code())
                .isZero();
        assertThat(LETTERS.value("select priority || ' ' || attempts from queue where payload = '{\"letter\": 7}'"))
                .isEqualTo("7 0");
    }

    @Test
    void deadLettersThatAreThereTwiceAreForAPersonToSort() {
        AdoptedTables tables = new AdoptedTables(DUPLICATES);
        tables.plainQueue();
        tables.deadLetters();
        DUPLICATES.execute(
                "insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition)"
                        + " select original_id, queue_name, payload, attempts, created_at, failed_at, 'again' from dead_letter"
                        + " where original_id = -1");

        Cli.Result refused = Cli.run(DUPLICATES.variables(), "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("holds some jobs twice");
        String statement = refused.err()
                .lines()
                .filter(line -> line.startsWith("cortex-utils: "))
                .map(line -> line.substring(line.indexOf("select "), line.lastIndexOf(';')))
                .findFirst()
                .orElseThrow();
        assertThat(DUPLICATES.value(statement)).isEqualTo("-1");

        assertThat(DUPLICATES.value("select to_regclass('cortex_schema_history') is null"))
                .isEqualTo("t");
        DUPLICATES.execute("delete from dead_letter where archived_from_partition = 'again'");
        migrate(DUPLICATES);
    }

    @Test
    void aQueueThatCannotBeAdoptedIsRefusedByTheColumnsItLacks() {
        UNUSABLE.execute(
                "create schema " + UNUSABLE.schema(),
                "create table queue (id uuid primary key, queue_name text, payload jsonb)");

        Cli.Result refused = Cli.run(UNUSABLE.variables(), "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("cannot be adopted", "id bigint", "status text", "--schema");
        assertThat(UNUSABLE.value("select string_agg(relname, ' ' order by relname) from pg_class"
                        + " where relnamespace = current_schema()::regnamespace"))
                .isEqualTo("queue queue_pkey");
    }

    private static void migrate(TestDatabase database) {
        Cli.Result result = Cli.run(database.variables(), "db", "migrate");
        assertThat(result.code()).as(result.err()).isZero();
    }
}
