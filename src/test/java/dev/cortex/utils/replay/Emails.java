package dev.cortex.utils.replay;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.stream.Stream;

/** 25,000 emails of the last three days and a half, which are three batches; every fifth was commercial first, then personal. */
final class Emails {
    private final TestDatabase database;

    Emails(TestDatabase database) {
        this.database = database;
    }

    void create() {
        database.execute(
                "create table emails_raw (id bigint primary key, gmail_id text, created_at timestamptz)",
                "create table classifications (email_id bigint, gmail_id text, action_taken jsonb, classified_at timestamptz)",
                "insert into emails_raw select n, 'g' || n, now() - n * interval '12 seconds' from generate_series(1, 25000) as n",
                "insert into classifications select id, gmail_id, '{\"label\": \"Cortex/Commercial\"}', created_at from emails_raw",
                "insert into classifications select id, gmail_id, '{\"label\": \"Cortex/Personal\"}', created_at + interval '1 hour'"
                        + " from emails_raw where id % 5 = 0",
                "analyze emails_raw, classifications",
                "select cortex_refresh_replay_source()");
    }

    void forgetReplays() {
        database.execute(
                "select cortex_maintain_partitions()",
                "delete from queue",
                "truncate cortex_replay_run, cortex_replay_batch restart identity");
    }

    Cli.Result replay(String... filter) {
        return Cli.run(database.variables(), replayOf(filter));
    }

    static String[] replayOf(String... filter) {
        return Stream.concat(Stream.of("queue", "replay", "--to-queue", "triage"), Stream.of(filter))
                .toArray(String[]::new);
    }

    /** How many jobs there are, and about how many emails, as {@code 25000/25000}. */
    String enqueued() {
        return database.value("select count(*) || '/' || count(distinct payload ->> 'gmail_id') from queue");
    }
}
