package dev.cortex.utils.replay;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** 25,000 emails: three batches. All were commercial first; every fifth was found to be personal later. */
class QueueReplayIT {
    private static final String COUNTS = "select count(*) || '/' || count(distinct payload ->> 'gmail_id') from queue";
    private static final String WAITING =
            "select %s from pg_stat_activity where application_name = 'cortex-utils' and wait_event = 'advisory'";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private static Path files;

    @BeforeAll
    static void emails() {
        DATABASE.execute(
                "create table emails_raw (id bigint primary key, gmail_id text, created_at timestamptz)",
                "create table classifications (email_id bigint, gmail_id text, action_taken jsonb, classified_at timestamptz)",
                "insert into emails_raw select n, 'g' || n, '2024-12-01 00:00+00'::timestamptz + n * interval '1 minute'"
                        + " from generate_series(0, 24999) as n",
                "insert into emails_raw values (30001, 'a,b', '2025-06-01'), (30002, 'c\"d', '2025-06-01')",
                "insert into classifications select id, gmail_id, '{\"label\": \"Commercial\"}', created_at from emails_raw"
                        + " where id < 30000",
                "insert into classifications select id, gmail_id, '{\"label\": \"Personal\"}', created_at + interval '1 hour'"
                        + " from emails_raw where id % 5 = 0 and id < 30000",
                "select cortex_refresh_replay_source()");
    }

    @BeforeEach
    void anEmptyQueue() {
        DATABASE.execute("delete from queue", "delete from cortex_replay_run");
    }

    @Test
    void aLabelIsThatOfTheLatestClassification() {
        assertThat(replay("--label", "Personal").err()).isEmpty();
        assertThat(DATABASE.value(COUNTS + " where status = 'pending' and queue_name = 'triage'"))
                .isEqualTo("5000/5000");
    }

    @Test
    void aDayCountsToItsEnd() {
        assertThat(replay("--since", "2024-12-02", "--until", "2024-12-03").code())
                .isZero();
        assertThat(DATABASE.value(COUNTS)).isEqualTo("2880/2880");
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        Cli.Result result = replay("--label", "Personal", "--dry-run");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("5,000 emails match: 5,000 would be enqueued in triage");
        assertThat(result.out()).contains("Personal").contains("2024-12-01");
        assertThat(DATABASE.value("select (select count(*) from queue) + (select count(*) from cortex_replay_run)"))
                .isEqualTo("0");
    }

    @Test
    void aHundredThousandIdsComeFromAFile() throws IOException {
        Path ids = files.resolve("ids.txt");
        Files.write(ids, IntStream.range(0, 100_000).mapToObj(n -> "g" + n).toList());
        assertThat(replay("--gmail-ids", "@" + ids).err()).isEmpty();
        assertThat(DATABASE.value(COUNTS)).isEqualTo("25000/25000");
    }

    @Test
    void idsMayHoldCommasAndQuotes() {
        assertThat(replay("--gmail-ids", "\"a,b\",c\"d,no'such").code()).isZero();
        assertThat(DATABASE.value("select string_agg(payload ->> 'gmail_id', ' ' order by id) from queue"))
                .isEqualTo("a,b c\"d");
    }

    @Test
    void anUnknownLabelSuggestsOneLikeIt() {
        Cli.Result result = replay("--label", "Comercial");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("0 emails match.").contains("Commercial");
    }

    @Test
    void nothingToFilterByIsRefused() {
        Cli.Result result = replay();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nothing says which emails to replay").contains("--all");
    }

    @Test
    void untilBeforeSinceIsWrongUsage() {
        assertThat(replay("--since", "2024-12-05", "--until", "2024-12-01").code())
                .isEqualTo(2);
    }

    @Test
    void aPayloadWithoutGmailIdIsReplayedFromItsQueue() {
        DATABASE.execute("insert into queue (queue_name, payload, status, completed_at)"
                + " values ('parse', '{\"file\": \"x\"}', 'completed', now())");
        assertThat(replay("--from-queue", "parse").err()).isEmpty();
        assertThat(replay("--from-queue", "parse").code()).isZero();
        assertThat(DATABASE.value(
                        "select count(*) || ' ' || min(payload ->> 'file') from queue where queue_name = 'triage'"))
                .isEqualTo("1 x");
    }

    @Test
    void whatIsInTheQueueAlreadyIsSkippedUnlessAllowed() {
        replay("--gmail-ids", "g1,g2");
        assertThat(replay("--gmail-ids", "g1,g2,g3").code()).isZero();
        assertThat(DATABASE.value(COUNTS)).isEqualTo("3/3");
        replay("--gmail-ids", "g1", "--allow-duplicates");
        assertThat(DATABASE.value(COUNTS)).isEqualTo("4/3");
    }

    @Test
    void replaysAreListedTheLatestFirst() {
        replay("--gmail-ids", "g1");
        replay("--gmail-ids", "g2,g3");
        Cli.Result list = Cli.run(DATABASE.variables(), "queue", "replays", "--format", "csv");
        assertThat(list.out().lines().skip(1)).hasSize(2).allMatch(line -> line.contains("finished"));
        assertThat(list.out().lines().skip(1).findFirst()).get().asString().contains("g3");
    }

    @Test
    void twoOperatorsAtOnceDoubleNothing() {
        CompletableFuture<Cli.Result> other = meanwhile(() -> replay("--label", "Personal"));
        assertThat(replay("--label", "Personal").code()).isZero();
        assertThat(resultOf(other).code()).isZero();
        assertThat(DATABASE.value(COUNTS)).isEqualTo("5000/5000");
    }

    @Test
    void aSessionEndedInTheMiddleIsMadeUpForByTheSameCommand() throws SQLException {
        interrupted(pid -> DATABASE.execute("select pg_terminate_backend(" + pid + ")"));
    }

    @Test
    void aServerKilledInTheMiddleIsMadeUpForByTheSameCommand() throws SQLException {
        interrupted(QueueReplayIT::kill);
        assertThat(DATABASE.value("select count(*) from cortex_replay_batch")).isEqualTo("0");
    }

    private interface Killer {
        void kill(String pid);
    }

    /** The second batch is kept waiting, and killed there. */
    private static void interrupted(Killer killer) throws SQLException {
        DATABASE.execute(
                "create or replace function hold() returns trigger language plpgsql as $$ begin"
                        + " if exists (select from " + DATABASE.schema() + ".queue) then"
                        + " perform pg_advisory_xact_lock_shared(4711); end if; return null; end $$",
                "create trigger hold before insert on queue for each statement execute function hold()");
        List<Connection> holders = new ArrayList<>(List.of(holding(DATABASE, "select pg_advisory_lock(4711)")));
        CompletableFuture<Cli.Result> killed = meanwhile(() -> replay("--all"));
        waitUntil(
                "the second batch waits",
                () -> DATABASE.value(WAITING.formatted("count(*)")).equals("1"));
        killer.kill(DATABASE.value(WAITING.formatted("min(pid)")));
        assertThat(resultOf(killed).code()).isNotZero();
        try (Connection holder = holders.get(0)) {
            assertThat(holder.isClosed()).isFalse();
        } catch (SQLException lost) {
            assertThat(lost.getSQLState()).startsWith("08");
        }
        waitUntil("PostgreSQL accepts sessions", QueueReplayIT::accepts);
        assertThat(DATABASE.value(COUNTS)).as("the first batch").isEqualTo("10000/10000");

        DATABASE.execute("drop trigger hold on queue");
        assertThat(replay("--all").err()).isEmpty();
        assertThat(DATABASE.value(COUNTS)).isEqualTo("25002/25002");
        assertThat(DATABASE.value("select count(*) || ' ' || min(state) from cortex_replay_run"))
                .isEqualTo("1 finished");
    }

    private static void kill(String pid) {
        try {
            assertThat(new ProcessBuilder("kill", "-9", pid).start().waitFor()).isZero();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean accepts() {
        try (Connection connection = DATABASE.connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Cli.Result replay(String... filter) {
        List<String> line = new ArrayList<>(List.of("queue", "replay", "--to-queue", "triage"));
        line.addAll(List.of(filter));
        return Cli.run(DATABASE.variables(), line.toArray(String[]::new));
    }
}
