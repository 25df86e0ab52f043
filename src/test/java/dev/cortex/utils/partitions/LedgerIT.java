package dev.cortex.utils.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A few rounds; as many as one likes with {@code bin/soak core}, which also repeats one by its seed. */
class LedgerIT {
    private static final int ROUNDS = Integer.getInteger("soak.rounds", 3);
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
        for (int turn = 0; turn < ROUNDS; turn++) {
            LedgerRound round = new LedgerRound(DATABASE, SEED + turn);
            List<String> wrong = round.run();
            System.out.printf("round %d of %d, %s%n", turn + 1, ROUNDS, round);
            Path events = Files.write(Path.of("target", "ledger-" + (SEED + turn) + ".log"), round.events());
            assertThat(wrong)
                    .as("seed %d; what happened is in %s", SEED + turn, events)
                    .isEmpty();
        }
    }
}
