package dev.cortex.utils.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
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
                .extracting(operator -> Sessions.resultOf(operator).code())
                .containsOnly(0);
        assertThat(run("retry", "--all").code()).isZero();
        assertThat(DATABASE.value("select count(*) || ' ' || count(distinct payload) from queue"))
                .isEqualTo("30000 30000");
        assertThat(DATABASE.value("select count(*) from dead_letter join queue on queue.id = retried_as"
                        + " where queue.payload = dead_letter.payload"))
                .isEqualTo("30000");
    }

    @Test
    void purgeAsksAndDeletesByAge() {
        assertThat(run("purge", "--older-than", "50h30m"))
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("delete 50 dead letters"));
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

    private static Cli.Result run(String... arguments) {
        return Cli.run(
                DATABASE.variables(),
                Stream.concat(Stream.of("dead-letter"), Stream.of(arguments)).toArray(String[]::new));
    }
}
