package dev.cortex.utils.queue;

import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs 1 to 8, whose columns are those of {@link #JOBS}. */
class QueueJobsIT {
    private static final String JOBS =
            "insert into queue (id, queue_name, payload, status, attempts, last_error, claimed_at)"
                    + " select id, queue_name, '{}', status, attempts, last_error, now() - age from (values"
                    + " (1, 'triage', 'failed', 3, 'Timeout after 30 s', interval '2 hours'),"
                    + " (2, 'triage', 'failed', 1, 'bad payload', '10 minutes'),"
                    + " (3, 'parse', 'failed', 3, 'timeout', '10 minutes'),"
                    + " (4, 'triage', 'pending', 0, null, null),"
                    + " (5, 'parse', 'pending', 0, null, null),"
                    + " (6, 'triage', 'processing', 1, null, '1 minute'),"
                    + " (7, 'triage', 'processing', 2, null, '2 hours'),"
                    + " (8, 'parse', 'processing', 3, 'timeout', '2 hours')"
                    + ") as job (id, queue_name, status, attempts, last_error, age)";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeEach
    void eightJobs() {
        DATABASE.execute("select cortex_maintain_partitions()", "delete from queue", JOBS);
    }

    @Test
    void failedJobsAreListedTheLatestFailureFirst() {
        Cli.Result all = run("failed", "--format", "csv");
        assertThat(all.code()).isZero();
        assertThat(all.out()).startsWith("id,queue,attempts,max_attempts,created_at,failed_at,last_error,payload");
        assertThat(ids(all)).containsExactlyInAnyOrder("1", "2", "3").last().isEqualTo("1");
    }

    @Test
    void aTimeThatIsInfiniteIsOneAndTheOthersAreListed() {
        DATABASE.execute(
                "update queue set completed_at = 'infinity' where id = 1",
                "update queue set completed_at = '-infinity' where id = 2");
        assertThat(ids(run("failed", "--format", "csv"))).containsExactly("1", "3", "2");
        assertThat(run("failed", "--format", "csv").out()).contains("Z,infinity,", "Z,-infinity,");
        assertThat(run("failed", "--format", "json").out())
                .contains("\"failed_at\":\"infinity\"", "\"failed_at\":\"-infinity\"");
        assertThat(run("failed").out()).containsPattern(" infinity +Timeout").containsPattern(" -infinity +bad");
    }

    @Test
    void failedJobsAreChosenByQueueTimeAndErrorTextTogether() {
        assertThat(ids(run("failed", "--queue", "triage", "--format", "csv"))).containsExactly("2", "1");
        assertThat(ids(run("failed", "--since", "1h", "--format", "csv"))).containsExactlyInAnyOrder("2", "3");
        assertThat(ids(run("failed", "--error", "TIMEOUT", "--format", "csv"))).containsExactly("3", "1");
        assertThat(ids(run("failed", "--queue", "parse", "--since", "1h", "--error", "time", "--format", "csv")))
                .containsExactly("3");
    }

    @Test
    void aListThatIsCutSaysSo() {
        Cli.Result two = run("failed", "--limit", "2", "--format", "csv");
        assertThat(ids(two)).hasSize(2);
        assertThat(two.err()).contains("Showing the latest 2; --limit shows more.");
    }

    @Test
    void anExhaustedJobThatIsRetriedKeepsItsIdAndGetsOneMoreAttempt() {
        assertThat(run("retry", "--id", "1", "--format", "csv").out()).contains("\n1,1");
        assertThat(job(1)).isEqualTo("triage pending 3 of 4 Timeout after 30 s");
    }

    @Test
    void aJobWithAttemptsLeftGetsNoMoreOfThem() {
        run("retry", "--id", "2");
        assertThat(job(2)).isEqualTo("triage pending 1 of 3 bad payload");
    }

    @Test
    void retryTakesTheSameFiltersAsTheList() {
        assertThat(run("retry", "--queue", "triage", "--since", "1h", "--format", "csv")
                        .out())
                .contains("\n1,1");
        assertThat(with("pending")).isEqualTo("2 4 5");
        assertThat(run("retry", "--error", "timeout", "--format", "csv").out()).contains("\n2,2");
        assertThat(with("failed")).isEqualTo("none");
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        for (String[] change : new String[][] {
            {"retry", "--all", "--dry-run"}, {"cancel", "--all", "--dry-run"}, {"rescue", "--dry-run"}
        }) {
            assertThat(run(change).code()).isZero();
        }
        assertThat(run("retry", "--all", "--dry-run", "--format", "csv").out()).contains("\n3,0");
        assertThat(run("cancel", "--queue", "triage", "--dry-run", "--format", "csv")
                        .out())
                .contains("\n1,0");
        assertThat(with("failed") + "/" + with("pending") + "/" + with("processing"))
                .isEqualTo("1 2 3/4 5/6 7 8");
    }

    @Test
    void onlyPendingJobsAreCancelledAndOnlyOnceConfirmed() {
        assertThat(Cli.answering("n", DATABASE.variables(), "queue", "cancel", "--queue", "triage")
                        .code())
                .isEqualTo(1);
        assertThat(run("cancel", "--queue", "triage"))
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err())
                        .contains("cancel 1 pending jobs")
                        .contains("--yes"));
        assertThat(with("cancelled")).isEqualTo("none");

        assertThat(Cli.answering("y", DATABASE.variables(), "queue", "cancel", "--queue", "triage")
                        .code())
                .isZero();
        assertThat(with("cancelled")).isEqualTo("4");
        assertThat(run("cancel", "--since", "1h", "--yes").code()).isZero();
        assertThat(with("cancelled")).isEqualTo("4 5");
    }

    @Test
    void aJobThatIsNotPendingIsNotCancelled() {
        assertThat(run("cancel", "--id", "6", "--yes"))
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("job 6 is processing, not pending"));
    }

    @Test
    void staleJobsBecomePendingOrFailedWhenTheirAttemptsAreUsedUp() {
        assertThat(run("rescue", "--older-than", "30m", "--format", "csv").out())
                .contains("parse,0,1")
                .contains("triage,1,0");
        assertThat(job(7)).startsWith("triage pending 2 of 3");
        assertThat(job(8)).startsWith("parse failed 3 of 3");
        assertThat(with("processing")).isEqualTo("6");
    }

    @Test
    void rescueMayBeOfOneQueue() {
        run("rescue", "--older-than", "30m", "--queue", "triage");
        assertThat(with("processing")).isEqualTo("6 8");
    }

    @Test
    void anUnknownQueueMatchesNothingAndIsSaid() {
        assertThat(run("failed", "--queue", "triag").err()).contains("0 failed jobs match");
        assertThat(run("retry", "--queue", "triag").err()).contains("0 failed jobs match");
        assertThat(run("cancel", "--queue", "triag").err()).contains("0 pending jobs match");
        assertThat(run("rescue", "--queue", "triag").err()).contains("0 jobs have been processing that long");
        assertThat(run("retry", "--queue", "triag", "--format", "csv")).returns(0, Cli.Result::code);
    }

    @Test
    void anIdThatIsNotThereOrNotFailedIsRefused() {
        assertThat(run("retry", "--id", "4711"))
                .returns(1, Cli.Result::code)
                .satisfies(refused ->
                        assertThat(refused.err()).contains("no job 4711").contains("dead-letter list"));
        assertThat(run("retry", "--id", "4"))
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("job 4 is pending, not failed"));
    }

    @Test
    void changingEverythingHasToBeAskedFor() {
        for (String command : List.of("retry", "cancel")) {
            assertThat(run(command))
                    .returns(1, Cli.Result::code)
                    .satisfies(refused -> assertThat(refused.err())
                            .contains("nothing says which")
                            .contains("--all"));
        }
        assertThat(run("retry", "--all", "--format", "csv").out()).contains("\n3,3");
    }

    @Test
    void whatMakesNoSenseIsWrongUsage() {
        for (String[] bad : new String[][] {
            {"failed", "--since", "banana"},
            {"failed", "--since", "0s"},
            {"failed", "--limit", "0"},
            {"failed", "--error", ""},
            {"retry", "--id", "9223372036854775808"},
            {"rescue", "--older-than", "-30m"}
        }) {
            assertThat(run(bad))
                    .as(String.join(" ", bad))
                    .returns(2, Cli.Result::code)
                    .satisfies(refused -> assertThat(refused.err())
                            .startsWith("cortex-utils: ")
                            .hasLineCount(1));
        }
    }

    @Test
    void operatorsWhoRetryAtTheSameTimeRetryEachJobOnce() {
        DATABASE.execute(
                "delete from queue",
                "delete from cortex_run_log",
                "insert into queue (queue_name, payload, status, attempts) select 'triage', '{}', 'failed', 3"
                        + " from generate_series(1, 25000)");
        List<CompletableFuture<Cli.Result>> operators = Stream.generate(() -> meanwhile(() -> run("retry", "--all")))
                .limit(3)
                .toList();
        assertThat(operators).extracting(operator -> resultOf(operator).code()).containsOnly(0);
        run("retry", "--all");
        assertThat(DATABASE.value("select string_agg(distinct status || ' ' || max_attempts, ', ') from queue"))
                .isEqualTo("pending 4");
        assertThat(DATABASE.value("select sum(jobs) from cortex_run_log where function_name = 'cortex_retry_failed'"))
                .isEqualTo("25000");
    }

    private static List<String> ids(Cli.Result result) {
        return result.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private static String job(int id) {
        return DATABASE.value("select concat_ws(' ', queue_name, status, attempts, 'of', max_attempts, last_error)"
                + " from queue where id = " + id);
    }

    private static String with(String status) {
        return DATABASE.value(
                "select coalesce(string_agg(id::text, ' ' order by id), 'none') from queue where status = '" + status
                        + "'");
    }

    private static Cli.Result run(String... arguments) {
        return Cli.run(
                DATABASE.variables(),
                Stream.concat(Stream.of("queue"), Stream.of(arguments)).toArray(String[]::new));
    }
}
