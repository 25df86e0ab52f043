package dev.cortex.utils.queue;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimRacesIT {
    private static final int WORKERS = 8;
    private static final String PROOF = "format('%s, %L, %s', id, created_at, attempts)";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeEach
    void anEmptyQueueOfFiveDays() {
        DATABASE.execute(
                "select cortex_maintain_partitions()",
                "select cortex_create_partition((now() at time zone 'UTC')::date - ago) from generate_series(1, 4) as ago",
                "delete from queue");
    }

    @Test
    void manyWorkersClaimEachJobOnceAndAllOfThem() {
        DATABASE.execute("insert into queue (queue_name, payload, created_at)"
                + " select 'triage', '{}', now() - n % 5 * interval '1 day' from generate_series(1, 6000) as n");

        List<CompletableFuture<List<String>>> workers = IntStream.range(0, WORKERS)
                .mapToObj(worker -> meanwhile(() -> claimAndComplete(1 + worker % 4)))
                .toList();
        List<String> claimed =
                workers.stream().flatMap(worker -> resultOf(worker).stream()).toList();

        assertThat(claimed).hasSize(6000).doesNotHaveDuplicates();
        assertThat(DATABASE.value("select string_agg(distinct status || ' ' || attempts, ', ') from queue"))
                .isEqualTo("completed 1");
    }

    @Test
    void whatIsEnqueuedMeanwhileIsClaimedOnceToo() {
        CompletableFuture<Void> service = meanwhile(() -> {
            inASession(session -> {
                for (int i = 0; i < 500; i++) {
                    session.execute("select cortex_enqueue_many('triage', array['{\"n\": 1}', '{\"n\": 2}']::jsonb[])");
                }
            });
            return null;
        });
        Supplier<List<String>> untilTheServiceHasEnded = () -> {
            List<String> claimed = new ArrayList<>();
            boolean more;
            do {
                more = !service.isDone();
                claimed.addAll(claimAndComplete(3));
            } while (more);
            return claimed;
        };
        List<CompletableFuture<List<String>>> workers = Stream.generate(() -> meanwhile(untilTheServiceHasEnded))
                .limit(4)
                .toList();

        List<String> claimed =
                workers.stream().flatMap(worker -> resultOf(worker).stream()).toList();

        assertThat(claimed).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void aJobThatAnotherTransactionHoldsIsPassedOverNotWaitedFor() throws SQLException {
        DATABASE.execute("select cortex_enqueue_many('triage', array['{\"n\": 1}', '{\"n\": 2}']::jsonb[])");
        try (Connection slow = holding(DATABASE, "select * from cortex_claim('triage')")) {
            assertThat(DATABASE.value("select payload ->> 'n' from cortex_claim('triage', 10)"))
                    .isEqualTo("2");
            slow.rollback();
        }
        assertThat(DATABASE.value("select payload ->> 'n' from cortex_claim('triage', 10)"))
                .as("what was rolled back is there again")
                .isEqualTo("1");
    }

    @Test
    void aWorkerWhoseJobWasRescuedAndClaimedByAnotherCanNeitherCompleteNorFailIt() {
        DATABASE.execute("select cortex_enqueue('triage', '{}')");
        String late = claim();
        DATABASE.execute("update queue set claimed_at = now() - interval '1 hour'");
        assertThat(Cli.run(DATABASE.variables(), "queue", "rescue", "--older-than", "30m")
                        .code())
                .isZero();
        assertThat(complete(late)).as("rescued, claimed by nobody yet").isEqualTo("f");
        String second = claim();

        assertThat(complete(late)).isEqualTo("f");
        assertThat(DATABASE.value("select cortex_fail(" + late + ", 'too late') is null"))
                .isEqualTo("t");
        assertThat(DATABASE.value("select status || ' ' || attempts from queue"))
                .isEqualTo("processing 2");
        assertThat(complete(second)).isEqualTo("t");
        assertThat(complete(second)).as("twice").isEqualTo("f");
    }

    @Test
    void eachStaleJobIsEitherCompletedOrRescuedWhoeverIsFirst() {
        DATABASE.execute(
                "insert into queue (queue_name, payload) select 'triage', '{}' from generate_series(1, 3000) as n");
        List<String> claims = new ArrayList<>();
        inASession(session -> claims.addAll(claim(session, 3000)));
        DATABASE.execute("update queue set claimed_at = now() - interval '1 hour'");

        CompletableFuture<Long> worker = meanwhile(() -> {
            List<Boolean> completed = new ArrayList<>();
            inASession(session -> {
                for (String claim : claims) {
                    completed.add(isCompleted(session, claim));
                }
            });
            return completed.stream().filter(Boolean::booleanValue).count();
        });
        Cli.Result rescue = Cli.run(DATABASE.variables(), "queue", "rescue", "--older-than", "30m");

        assertThat(rescue.code()).as(rescue.err()).isZero();
        assertThat(DATABASE.value("select count(*) from queue where status = 'completed'"))
                .as("what the worker was told it completed")
                .isEqualTo(resultOf(worker).toString());
        assertThat(DATABASE.value(
                        "select count(*) from queue where status in ('completed', 'pending') and attempts = 1"))
                .isEqualTo("3000");
    }

    /** Until nothing is left; the claims that it was given. */
    private static List<String> claimAndComplete(int atATime) {
        List<String> all = new ArrayList<>();
        inASession(session -> {
            List<String> claims;
            do {
                claims = claim(session, atATime);
                for (String claim : claims) {
                    assertThat(isCompleted(session, claim)).isTrue();
                }
                all.addAll(claims);
            } while (!claims.isEmpty());
        });
        return all;
    }

    private static List<String> claim(Statement session, int atMost) throws SQLException {
        List<String> claims = new ArrayList<>();
        try (ResultSet jobs =
                session.executeQuery("select " + PROOF + " from cortex_claim('triage', " + atMost + ")")) {
            while (jobs.next()) {
                claims.add(jobs.getString(1));
            }
        }
        return claims;
    }

    private static boolean isCompleted(Statement session, String claim) throws SQLException {
        try (ResultSet answer = session.executeQuery("select cortex_complete(" + claim + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private interface Work {
        void with(Statement session) throws SQLException;
    }

    /** Each statement is a transaction of its own, as a worker's should be. */
    private static void inASession(Work work) {
        try (Connection connection = DATABASE.connect();
                Statement session = connection.createStatement()) {
            work.with(session);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String claim() {
        return DATABASE.value("select " + PROOF + " from cortex_claim('triage')");
    }

    private static String complete(String claim) {
        return DATABASE.value("select cortex_complete(" + claim + ")");
    }
}
