package dev.cortex.utils.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The transaction that each statement has for itself, whatever the role has set. */
class TransactionsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.emptyDatabase();

    @BeforeAll
    static void aRoleWithSettingsOfItsOwn() {
        DATABASE.migrateWithoutPgCron("public");
        String role = "alter role " + DATABASE.user() + " in database "
                + DATABASE.variables().get("POSTGRES_DB") + " set ";
        DATABASE.superuser(
                role + "default_transaction_isolation = serializable",
                role + "intervalstyle = sql_standard",
                role + "datestyle = 'German'",
                role + "timezone = 'Pacific/Kiritimati'",
                role + "search_path = information_schema",
                role + "quote_all_identifiers = on",
                role + "standard_conforming_strings = off");
    }

    @BeforeEach
    void lettersOfTenAndOfFortyDaysAgo() {
        DATABASE.execute(
                "truncate public.queue, public.dead_letter",
                "insert into public.dead_letter (original_id, queue_name, payload, attempts, last_error, created_at,"
                        + " failed_at, archived_from_partition) select n, 'triage', '{}', 3, 'no answer', now() - n * interval '1 day',"
                        + " now() - n * interval '1 day', 'gone' from unnest(array[10, 40]) as n");
    }

    @Test
    void maintenanceSeesWhatOthersCommit() {
        Cli.Result maintain = Cli.run(DATABASE.variables(), "partitions", "maintain");

        assertThat(maintain.code()).as(maintain.err()).isZero();
    }

    @Test
    void anIntervalOfDaysIsReadWhole() {
        assertThat(Cli.run(DATABASE.variables(), "dead-letter", "purge", "--yes", "--format", "csv")
                        .out())
                .isEqualToNormalizingNewlines("matched,purged\n1,1\n");
    }

    @Test
    void theInstallationIsUpToDate() {
        Cli.Result migrate = Cli.run(DATABASE.variables(), "db", "migrate", "--scheduler", "none");

        assertThat(migrate.code()).as(migrate.err()).isZero();
        assertThat(migrate.out()).as("no index is lacking").isEmpty();
    }

    @Test
    void aCommitThatFailsIsAFailureOfTheCommand() {
        DATABASE.execute(
                "create or replace function public.refuse() returns trigger language plpgsql as"
                        + " 'begin raise exception ''not on a Saturday''; end'",
                "create constraint trigger at_the_end after delete on public.dead_letter deferrable initially deferred"
                        + " for each row execute function public.refuse()");
        try {
            String letters = DATABASE.value("select count(*) from public.dead_letter");
            Cli.Result purge = Cli.run(DATABASE.variables(), "dead-letter", "purge", "--older-than", "0s", "--yes");

            assertThat(purge.code()).isEqualTo(1);
            assertThat(purge.out()).isEmpty();
            assertThat(purge.err()).contains("not on a Saturday").hasLineCount(1);
            assertThat(DATABASE.value("select count(*) from public.dead_letter"))
                    .isEqualTo(letters)
                    .isNotEqualTo("0");
        } finally {
            DATABASE.execute("drop trigger at_the_end on public.dead_letter");
        }
    }
}
