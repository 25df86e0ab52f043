package dev.cortex.utils.replay;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A replay in three batches is killed in the one that follows {@code enqueued} jobs, whose jobs are inserted and not committed.
 * Workers complete what it had enqueued, so that nothing in the queue says any more which emails are done. Then the same command
 * is run again.
 */
class ReplayKilledIT {
    /** A window that moves, so that the second run asks for another time by the clock. */
    private static final String[] COMMAND = Emails.replayOf("--since", "7d", "--format", "csv");

    private static final String LOCK = "pg_advisory_xact_lock_shared(4711)";
    private static final String HELD = "select %s from pg_stat_activity where application_name = 'cortex-utils'"
            + " and wait_event_type = 'Lock' and wait_event = 'advisory'";
    private static final String SESSIONS =
            "select count(*) from pg_stat_activity where application_name = 'cortex-utils'";

    private static final String STRAYS =
            "select count(*) from emails_raw full join queue on queue.payload ->> 'gmail_id' ="
                    + " emails_raw.gmail_id where emails_raw.id is null or queue.id is null";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Emails EMAILS = new Emails(DATABASE);

    private enum Victim {
        COMMAND {
            @Override
            void kill(Process command) {
                command.destroyForcibly();
            }
        },
        SESSION {
            @Override
            void kill(Process command) {
                DATABASE.execute("select pg_terminate_backend(" + DATABASE.value(HELD.formatted("min(pid)")) + ")");
            }
        },
        SERVER {
            @Override
            void kill(Process command) {
                DATABASE.killServer();
            }
        };

        abstract void kill(Process command);
    }

    @BeforeAll
    static void emails() {
        EMAILS.create();
    }

    @BeforeEach
    void anEmptyQueue() {
        EMAILS.forgetReplays();
    }

    @ParameterizedTest
    @CsvSource({
        "COMMAND, 0", "COMMAND, 10000", "COMMAND, 20000",
        "SESSION, 0", "SESSION, 10000", "SESSION, 20000",
        "SERVER, 0", "SERVER, 10000", "SERVER, 20000"
    })
    void runAgainItEnqueuesWhatWasMissingAndNothingTwice(Victim victim, int enqueued)
            throws IOException, InterruptedException, SQLException {
        holdTheBatchAfter(enqueued);
        try (Connection holder = holding(DATABASE, "select pg_advisory_lock(4711)")) {
            Process command = Cli.start(DATABASE.variables(), COMMAND);
            waitUntil(
                    "the batch is held",
                    () -> DATABASE.value(HELD.formatted("count(*)")).equals("1"));
            victim.kill(command);
            assertThat(command.waitFor()).isNotZero();
            assertThat(holder.isClosed()).isFalse();
        }
        waitUntil("its session has ended", () -> DATABASE.value(SESSIONS).equals("0"));
        assertThat(EMAILS.enqueued())
                .as("the batches before: of the one that is held nobody was told, and nothing is kept")
                .isEqualTo(enqueued + "/" + enqueued);

        DATABASE.execute("drop trigger hold on queue", "update queue set status = 'completed', completed_at = now()");
        Cli.Result again = Cli.run(DATABASE.variables(), COMMAND);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err().contains("Going on with replay")).isEqualTo(enqueued > 0);
        assertThat(EMAILS.enqueued()).isEqualTo("25000/25000");
        assertThat(DATABASE.value(STRAYS))
                .as("emails without a job, jobs without an email")
                .isEqualTo("0");
        assertThat(DATABASE.value("select string_agg(state, ', ') from cortex_replay_run"))
                .isEqualTo("finished");
        assertThat(DATABASE.value("select count(*) from cortex_replay_batch")).isEqualTo("0");
    }

    @Test
    void whatHasFinishedMayBeReplayedAnew() {
        assertThat(EMAILS.replay("--gmail-ids", "g1").code()).isZero();
        DATABASE.execute("update queue set status = 'completed', completed_at = now()");
        Cli.Result again = EMAILS.replay("--gmail-ids", "g1");
        assertThat(again.err()).isEmpty();
        assertThat(EMAILS.enqueued()).isEqualTo("2/1");
    }

    private static void holdTheBatchAfter(int enqueued) {
        DATABASE.execute(
                "create or replace function hold() returns trigger language plpgsql as $$ begin"
                        + " if (select count(*) from queue) > " + enqueued + " then perform " + LOCK + "; end if;"
                        + " return null; end $$",
                "drop trigger if exists hold on queue",
                "create trigger hold after insert on queue for each statement execute function hold()");
    }
}
