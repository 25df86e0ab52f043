package dev.cortex.utils.queue;

import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueJobsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeEach
    void anEmptyQueue() {
        DATABASE.execute("delete from queue");
    }

    @Test
    void failedJobsAreListedByQueueAndError() {
        add("triage", "failed", 3, "timeout");
        add("triage", "failed", 3, "refused");
        add("parse", "failed", 3, "timeout");
        Cli.Result result = run("queue", "failed", "--queue", "triage", "--error", "TIME", "--format", "csv");
        assertThat(result.out().lines().skip(1)).singleElement().asString().contains("triage", "timeout");
    }

    @Test
    void aRetriedJobKeepsItsIdAndGetsOneMoreAttempt() {
        add("triage", "failed", 3, "timeout");
        String id = DATABASE.value("select id from queue");
        assertThat(run("queue", "retry", "--id", id).code()).isZero();
        assertThat(DATABASE.value("select id || ' ' || status || ' ' || (max_attempts - attempts) from queue"))
                .isEqualTo(id + " pending 1");
    }

    @Test
    void cancelAsksAndIsAboutPendingJobsOnly() {
        add("triage", "pending", 0, "");
        add("triage", "processing", 1, "");
        assertThat(Cli.answering("n", DATABASE.variables(), "queue", "cancel", "--queue", "triage")
                        .code())
                .isNotZero();
        assertThat(statuses()).isEqualTo("pending processing");
        assertThat(run("queue", "cancel", "--queue", "triage", "--yes").code()).isZero();
        assertThat(statuses()).isEqualTo("cancelled processing");
    }

    @Test
    void rescueRequeuesOrFailsWhatIsStale() {
        add("triage", "processing", 1, "");
        add("triage", "processing", 3, "");
        DATABASE.execute("update queue set claimed_at = now() - interval '1 hour'");
        add("triage", "processing", 1, "");
        DATABASE.execute("update queue set claimed_at = now() where claimed_at is null");
        assertThat(run("queue", "rescue", "--older-than", "30m").code()).isZero();
        assertThat(statuses()).isEqualTo("failed pending processing");
    }

    @Test
    void twoOperatorsRetryEachJobOnce() {
        DATABASE.execute("insert into queue (queue_name, payload, status, attempts, max_attempts)"
                + " select 'triage', '{}', 'failed', 3, 3 from generate_series(1, 20000)");
        CompletableFuture<Cli.Result> other = meanwhile(() -> run("queue", "retry", "--all"));
        assertThat(run("queue", "retry", "--all").code()).isZero();
        assertThat(resultOf(other).code()).isZero();
        assertThat(DATABASE.value("select count(*) from queue where status = 'pending' and max_attempts = 4"))
                .isEqualTo("20000");
    }

    @Test
    void aWorkerWhoseJobAnotherClaimedCannotCompleteIt() {
        DATABASE.execute("select cortex_enqueue('triage', '{}')");
        String first = claim();
        DATABASE.execute("update queue set claimed_at = now() - interval '1 hour'");
        assertThat(run("queue", "rescue", "--older-than", "30m").code()).isZero();
        String second = claim();
        assertThat(DATABASE.value("select cortex_complete(" + first + ")")).isEqualTo("f");
        assertThat(DATABASE.value("select cortex_complete(" + second + ")")).isEqualTo("t");
    }

    private static String claim() {
        return DATABASE.value("select format('%s, %L, %s', id, created_at, attempts) from cortex_claim('triage')");
    }

    private static void add(String queue, String status, int attempts, String error) {
        DATABASE.execute("insert into queue (queue_name, payload, status, attempts, max_attempts, last_error) values ('"
                + queue + "', '{}', '" + status + "', " + attempts + ", 3, '" + error + "')");
    }

    private static String statuses() {
        return DATABASE.value("select string_agg(status, ' ' order by status) from queue");
    }

    private static Cli.Result run(String... line) {
        return Cli.run(DATABASE.variables(), line);
    }
}
