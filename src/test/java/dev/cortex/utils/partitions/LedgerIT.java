package dev.cortex.utils.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A few rounds; as many as one likes with {@code bin/soak core}, which also repeats one by its seed. */
class LedgerIT {
    private static final int ROUNDS = Integer.getInteger("soak.rounds", 2);
    private static final long SEED =
            Long.getLong("soak.seed", ThreadLocalRandom.current().nextInt(1_000_000));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeAll
    static void aLedger() {
        new Ledger(DATABASE).create();
    }

    @Test
    void everyJobEndsInExactlyOnePlaceWhateverBefallsTheServer() throws IOException {
        List<String> wrong = new ArrayList<>();
        int badRounds = 0;
        for (int turn = 0; turn < ROUNDS; turn++) {
            LedgerRound round = new LedgerRound(DATABASE, SEED + turn);
            List<String> found = round.run();
            Path events = Files.write(
                    Path.of("target", "ledger-" + (SEED + turn) + ".log"),
                    Stream.concat(round.events().stream(), found.stream()).toList());
            badRounds += found.isEmpty() ? 0 : 1;
            found.stream().limit(5).forEach(problem -> wrong.add(events + ": " + problem));
            System.out.printf(
                    "%d of %d, %s: %s%n",
                    turn + 1, ROUNDS, round, found.isEmpty() ? "all there" : "WRONG: " + found.get(0));
        }
        System.out.printf("%d rounds, in %d of them something was wrong%n", ROUNDS, badRounds);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aJobThatIsLostDoubledOrChangedIsNoticed() {
        Ledger ledger = new Ledger(DATABASE);
        ledger.begin(new Random(1));
        assertThat(ledger.problems()).isEmpty();
        String first =
                " where (id, created_at) in (select id, created_at from queue where status = '%s' order by id limit 1)";

        DATABASE.execute(
                "delete from queue" + first.formatted("processing"),
                "insert into queue (id, queue_name, payload, status, attempts, priority)"
                        + " select id, queue_name, payload, status, attempts, priority from queue"
                        + first.formatted("pending"),
                "insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition)"
                        + " select id, queue_name, payload, 0, created_at, now(), 'nowhere' from queue"
                        + first.formatted("cancelled"),
                "update queue set payload = '{}'" + first.formatted("failed"),
                "update queue set status = 'pending'" + first.formatted("completed"),
                "insert into queue (queue_name, payload) values ('queue 1', '{}')");

        assertThat(ledger.problems())
                .hasSize(6)
                .anyMatch(problem -> problem.contains(": lost; ledger: processing"))
                .anyMatch(problem -> problem.contains(": in two places; ledger: pending"))
                .anyMatch(problem -> problem.contains("in two places") && problem.contains("ledger: cancelled"))
                .anyMatch(problem -> problem.contains(": not as it was created; ledger: failed"))
                .anyMatch(problem -> problem.contains(": ended, and not as its worker left it; ledger: completed"))
                .anyMatch(problem -> problem.contains(": from nowhere"));
    }
}
