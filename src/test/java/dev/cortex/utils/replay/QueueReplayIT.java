package dev.cortex.utils.replay;

import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class QueueReplayIT {
    private static final String GMAIL_IDS = "select string_agg(payload ->> 'gmail_id', ' ' order by id) from queue";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Emails EMAILS = new Emails(DATABASE);

    @TempDir
    private Path files = Path.of(".");

    @BeforeAll
    static void emailsAndSomeOfOddIds() {
        EMAILS.create();
        DATABASE.execute("insert into emails_raw values (30001, 'a,b', '2023-06-01'), (30002, 'c\"d', '2023-06-02'),"
                + " (30003, 'it''s {x}', '2023-06-03 12:00+00'), (30004, 'old', now() - interval '30 days')");
    }

    @BeforeEach
    void anEmptyQueue() {
        EMAILS.forgetReplays();
    }

    @Test
    void aLabelIsThatOfTheLatestClassification() {
        Cli.Result result = replay("--label", "Cortex/Personal", "--format", "csv");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\n1,5000,5000,0");
        assertThat(EMAILS.enqueued()).isEqualTo("5000/5000");
        assertThat(
                        DATABASE.value(
                                "select distinct concat_ws(' ', queue_name, status, payload ->> 'replay', payload ->> 'replay_id')"
                                        + " || ' ' || (payload ->> 'email_id' = ltrim(payload ->> 'gmail_id', 'g')) from queue"))
                .isEqualTo("triage pending true 1 true");
    }

    @Test
    void timesMayBeDaysOrMomentsOrHowLongAgo() {
        assertThat(matched("--since", "2023-06-02", "--until", "2023-06-02")).isEqualTo("1");
        assertThat(matched("--since", "2023-06-01", "--until", "2023-06-03")).isEqualTo("3");
        assertThat(matched("--since", "2023-06-01T00:00:01Z", "--until", "2023-06-03T14:00:00+02:00"))
                .isEqualTo("1");
        assertThat(matched("--since", "7d")).isEqualTo("25000");
        assertThat(matched("--until", "3650d")).isEqualTo("0");
        assertThat(matched("--since", "40d", "--until", "20d")).isEqualTo("1");
    }

    @Test
    void filtersCombineAndTheLimitIsOnWhatIsEnqueued() {
        assertThat(matched("--label", "Cortex/Personal", "--gmail-ids", "g5,g6,g10"))
                .isEqualTo("2");

        assertThat(replay("--label", "Cortex/Personal", "--limit", "7", "--format", "csv")
                        .out())
                .contains("\n1,5000,7,0");
        assertThat(replay("--label", "Cortex/Personal", "--limit", "7", "--format", "csv")
                        .out())
                .as("the next seven")
                .contains("\n2,5000,7,7");
        assertThat(EMAILS.enqueued()).isEqualTo("14/14");
    }

    @Test
    void aDryRunCountsByLabelAndDayWithASampleAndChangesNothing() {
        replay("--gmail-ids", "g5");
        Cli.Result result = replay("--label", "Cortex/Personal", "--dry-run");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("5,000 emails match: 4,999 would be enqueued in triage, 1 have a job there already.");
        String aWholeDay = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        assertThat(result.out())
                .containsPattern("Label +Day +Matched +To skip")
                .containsPattern("Cortex/Personal +" + aWholeDay + " +1,440 +0")
                .containsPattern("Gmail id +Email id +Label +Received at +To skip")
                .containsPattern("g25000 +25000 +Cortex/Personal");
        assertThat(replay("--all", "--dry-run", "--format", "csv").out().lines().skip(1))
                .as("by label and day, without a sample")
                .allMatch(line -> line.matches("(Cortex/\\w+)?,20\\d\\d-\\d\\d-\\d\\d,\\d+,\\d+"))
                .hasSizeGreaterThan(8);
        assertThat(DATABASE.value(
                        "select (select count(*) from queue) || ' ' || (select count(*) from cortex_replay_run)"))
                .isEqualTo("1 1");
    }

    @Test
    void aHundredThousandIdsComeFromAFile() throws IOException {
        Path ids = Files.write(
                files.resolve("ids.txt"),
                IntStream.rangeClosed(1, 100_000).mapToObj(n -> "g" + n).toList());
        Cli.Result result = replay("--gmail-ids", "@" + ids, "--format", "csv");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\n1,25000,25000,0");
        assertThat(EMAILS.enqueued()).isEqualTo("25000/25000");
    }

    @Test
    void idsMayHoldCommasAndQuotes() {
        assertThat(replay("--gmail-ids", "\"a,b\",c\"d,it's {x},no'such").code())
                .isZero();
        assertThat(DATABASE.value(GMAIL_IDS)).isEqualTo("a,b c\"d it's {x}");
    }

    @Test
    void idsThatCannotBeReadAreWrongUsage() {
        for (String ids : List.of("@" + files.resolve("none.txt"), ",", "\"a")) {
            assertThat(replay("--gmail-ids", ids))
                    .returns(2, Cli.Result::code)
                    .satisfies(refused -> assertThat(refused.err())
                            .startsWith("cortex-utils: --gmail-ids")
                            .hasLineCount(1));
        }
    }

    @Test
    void anUnknownLabelMatchesNothingAndSimilarOnesAreNamed() {
        Cli.Result result = replay("--label", "cortex/comercial", "--format", "csv");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains(",0,0,0");
        assertThat(result.err()).contains("0 emails match. Labels like it: Cortex/Commercial");
    }

    @Test
    void nothingToFilterByIsRefusedUnlessAllAreMeant() {
        assertThat(replay())
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err())
                        .contains("nothing says which emails to replay")
                        .contains("--all"));
        assertThat(replay("--dry-run").code()).isEqualTo(1);
        assertThat(replay("--all", "--format", "csv").out()).contains("\n1,25004,25004,0");
    }

    @Test
    void anEndBeforeTheStartIsWrongUsage() {
        for (String[] times : new String[][] {{"2024-12-05", "2024-12-01"}, {"1d", "7d"}, {"2024-12-05", "3650d"}}) {
            assertThat(replay("--since", times[0], "--until", times[1]))
                    .returns(2, Cli.Result::code)
                    .satisfies(refused ->
                            assertThat(refused.err()).contains("received_until must be after received_since"));
        }
        assertThat(replay("--since", "yesterday").err()).contains("'yesterday' is not a time such as 2024-12-01");
        assertThat(replay("--all", "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void retainedJobsAreReplayedEvenWithoutAGmailId() {
        DATABASE.execute(
                "insert into queue (queue_name, payload, status) values ('parse', '{\"file\": \"x\"}', 'completed'),"
                        + " ('parse', '{\"file\": \"y\"}', 'failed'), ('parse', '{\"file\": \"z\"}', 'pending'),"
                        + " ('parse', '{\"gmail_id\": \"g7\", \"priority\": 1}', 'completed')");
        assertThat(replay("--from-queue", "parse", "--format", "csv").out()).contains("\n1,3,3,0");
        assertThat(replay("--from-queue", "parse", "--format", "csv").out())
                .as("recognised by the whole payload")
                .contains("\n2,3,0,3");
        assertThat(DATABASE.value(
                        "select string_agg((payload - '{replay,replay_id}'::text[])::text, ' ' order by payload)"
                                + " from queue where queue_name = 'triage'"))
                .contains("{\"file\": \"x\"}", "{\"file\": \"y\"}", "{\"gmail_id\": \"g7\", \"priority\": 1}");
    }

    @Test
    void payloadsThatAreNoObjectsAreReplayedAsTheyAreAndOnce() {
        DATABASE.execute("insert into queue (queue_name, payload, status) select 'parse', payload::jsonb, 'completed'"
                + " from unnest(array['[1,2]', '\"x\"', '7', 'true', 'null', '[\"replay\"]']) as payload");
        assertThat(replay("--from-queue", "parse", "--format", "csv").out()).contains("\n1,6,6,0");
        assertThat(replay("--from-queue", "parse", "--format", "csv").out()).contains("\n2,6,0,6");
        assertThat(replay("--from-queue", "parse", "--dry-run", "--format", "csv")
                        .out())
                .contains(",6,6");
        assertThat(DATABASE.value(
                        "select count(*) || ' ' || count(distinct payload) from queue where queue_name = 'triage'"
                                + " and payload in (select payload from queue where queue_name = 'parse')"))
                .isEqualTo("6 6");
        assertThat(replay("--gmail-ids", "g1", "--format", "csv").out())
                .as("emails go on among them")
                .contains("\n3,1,1,0");
    }

    @Test
    void whatHasAJobAlreadyIsSkippedUnlessDuplicatesAreAllowed() {
        replay("--gmail-ids", "g1,g2");
        DATABASE.execute("update queue set status = 'completed' where payload ->> 'gmail_id' = 'g2'");
        assertThat(replay("--gmail-ids", "g1,g2,g3", "--format", "csv").out()).contains("\n2,3,2,1");
        assertThat(EMAILS.enqueued()).isEqualTo("4/3");
        assertThat(replay("--gmail-ids", "g1", "--allow-duplicates", "--format", "csv")
                        .out())
                .contains("\n3,1,1,0");
        assertThat(EMAILS.enqueued()).isEqualTo("5/3");
    }

    @Test
    void replaysAreListedTheLatestFirst() {
        replay("--gmail-ids", "g1", "--since", "7d");
        replay("--label", "Cortex/Personal");
        List<String> list = Cli.run(DATABASE.variables(), "queue", "replays", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .toList();
        assertThat(list).hasSize(2).allMatch(line -> line.contains(",finished,"));
        assertThat(list.get(0)).startsWith("2,").contains(",5000,5000,0,0,").contains("Cortex/Personal");
        assertThat(list.get(1)).startsWith("1,").contains("received_within").contains("7 days");
    }

    @Test
    void operatorsWhoReplayTheSameAtOnceEnqueueEachEmailOnce() {
        List<CompletableFuture<Cli.Result>> operators = Stream.generate(() -> meanwhile(() -> replay("--since", "7d")))
                .limit(3)
                .toList();
        assertThat(operators).extracting(operator -> resultOf(operator).code()).containsOnly(0);
        assertThat(EMAILS.enqueued()).isEqualTo("25000/25000");
    }

    @Test
    void operatorsWhoseReplaysOverlapEnqueueEachEmailOnce() {
        CompletableFuture<Cli.Result> all = meanwhile(() -> replay("--since", "7d"));
        CompletableFuture<Cli.Result> some = meanwhile(() -> replay("--label", "Cortex/Personal"));
        assertThat(resultOf(all).code() + resultOf(some).code()).isZero();
        assertThat(EMAILS.enqueued()).isEqualTo("25000/25000");
    }

    private static Cli.Result replay(String... filter) {
        return EMAILS.replay(filter);
    }

    /** Of a dry run, the sum over labels and days. */
    private static String matched(String... filter) {
        Cli.Result result = replay(Stream.concat(Stream.of(filter), Stream.of("--dry-run", "--format", "csv"))
                .toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return String.valueOf(result.out()
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[2]))
                .sum());
    }
}
