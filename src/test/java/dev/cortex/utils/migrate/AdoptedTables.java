package dev.cortex.utils.migrate;

import dev.cortex.utils.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What services had before the toolkit came: tables, columns and indexes of their own, and rows. */
final class AdoptedTables {
    private static final String QUEUE = """
            create table queue (
              id           bigserial,
              queue_name   varchar(40) not null,
              payload      jsonb not null,
              status       text not null default 'pending',
              attempts     int default 0,
              max_attempts int default 5,
              last_error   text,
              created_at   timestamptz not null default now(),
              claimed_at   timestamptz,
              completed_at timestamptz,
              priority     int not null default 100,
              claimed_by   text,
              tags         text[],
              primary key (id, created_at)
            )""";

    private static final String JOBS = """
            insert into queue (queue_name, payload, status, attempts, last_error, created_at, claimed_at, priority, claimed_by, tags)
            select 'triage', jsonb_build_object('n', n), (array['pending', 'processing', 'completed', 'failed', 'cancelled'])[1 + mod(n, 5)],
              mod(n, 3), case when mod(n, 5) = 3 then 'no answer' end, timestamptz '%1$s 12:00+00' + n * interval '1 second',
              case when mod(n, 5) > 0 then timestamptz '%1$s 13:00+00' end, n, 'worker ' || n, array['a', n::text]
            from generate_series(1, 500) as n""";

    private final TestDatabase database;

    AdoptedTables(TestDatabase database) {
        this.database = database;
    }

    void plainQueue() {
        database.execute(
                "create schema " + database.schema(),
                QUEUE,
                JOBS.formatted(daysAgo(20)),
                "create index queue_by_priority on queue (priority) where status = 'pending'");
    }

    /** Partitions by names of their own: one of a day, one of a year. */
    void partitionedQueue() {
        database.execute(
                "create schema " + database.schema(),
                QUEUE + " partition by range (created_at)",
                "create table queue_archive partition of queue for values from ('%s') to ('%s 00:00+00')"
                        .formatted("2020-01-01 00:00+00", daysAgo(20)),
                "create table queue_p20 partition of queue for values from ('%s 00:00+00') to ('%s 00:00+00')"
                        .formatted(daysAgo(20), daysAgo(19)),
                JOBS.formatted(daysAgo(20)),
                JOBS.formatted(daysAgo(30)),
                "create index queue_by_priority on queue (priority) where status = 'pending'",
                "create index queue_by_tag on queue_archive using gin (tags)");
    }

    void deadLetters() {
        database.execute("""
                create table dead_letter (
                  id                      bigserial primary key,
                  original_id             bigint not null,
                  queue_name              text not null,
                  payload                 jsonb not null,
                  attempts                int not null,
                  last_error              text,
                  created_at              timestamptz not null,
                  failed_at               timestamptz not null,
                  archived_from_partition text not null,
                  priority                int,
                  reviewed_by             text not null default 'nobody'
                )""", """
                insert into dead_letter (original_id, queue_name, payload, attempts, last_error, created_at, failed_at,
                  archived_from_partition, priority, reviewed_by)
                select -n, 'triage', jsonb_build_object('letter', n), 5, 'no answer', now() - interval '40 days', now() - interval '25 days',
                  'queue_archive', n, 'reviewer ' || n
                from generate_series(1, 300) as n""", "create index dead_letter_reviewed on dead_letter (reviewed_by)");
    }

    /** All rows, each with all of its columns. */
    String rows(String table, String columns) {
        return database.value("select string_agg(r::text, e'\\n' order by r::text) from (select " + columns + " from "
                + table + ") as r");
    }

    /** Columns, constraints, partitions and storage: a rewritten or rebuilt table has other storage. */
    String shape(String table) {
        String tree = "(select relid from pg_partition_tree('" + table + "') union select '" + table + "'::regclass)";
        return database.value("select string_agg(line, e'\\n' order by line) from ("
                + "select format('%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull) from pg_attribute"
                + " where attrelid in " + tree + " and attnum > 0 union all "
                + "select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint"
                + " where conrelid in " + tree + " union all "
                + "select format('%s %s %s %s', oid::regclass, relkind, relfilenode, pg_get_expr(relpartbound, oid)) from pg_class"
                + " where oid in " + tree + ") as t (line)");
    }

    /** The indexes with their storage, one a line. */
    String indexes(String table) {
        return database.value(
                "select string_agg(format('%s %s', pg_get_indexdef(indexrelid), relfilenode), e'\\n' order by indexrelid)"
                        + " from pg_index join pg_class on pg_class.oid = indexrelid where indrelid in"
                        + " (select relid from pg_partition_tree('" + table + "') union select '" + table
                        + "'::regclass)");
    }

    static LocalDate daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days);
    }
}
