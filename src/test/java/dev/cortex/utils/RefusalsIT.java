package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wrong gets one line that says what to do, and changes nothing. */
class RefusalsIT {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private String before = "";

    @BeforeEach
    void aQueueWithAJobOfToday() {
        DATABASE.execute(
                "select cortex_maintain_partitions()",
                "delete from queue",
                "insert into queue (queue_name, payload) values ('triage', '{}')");
        before = everything();
    }

    @AfterEach
    void nothingIsChanged() {
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void noRetentionAtAll() {
        assertThat(refusal(USAGE, "partitions", "maintain", "--retention-days", "0"))
                .contains("retention_days must be between 1 and 36500, got 0. For example 7");
    }

    @Test
    void aNegativeRetention() {
        assertThat(refusal(USAGE, "partitions", "maintain", "--retention-days", "-7"))
                .contains("got -7. For example 7");
    }

    @Test
    void aRetentionThatIsNoNumber() {
        assertThat(refusal(USAGE, "partitions", "maintain", "--retention-days", "week"))
                .contains("'week' is not a whole number. See: cortex-utils partitions maintain --help");
    }

    @Test
    void noRetentionInTheEnvironment() {
        assertThat(refusal(USAGE, Cli.run(with("QUEUE_RETENTION_DAYS", "0"), "partitions", "maintain")))
                .contains("QUEUE_RETENTION_DAYS: ");
    }

    @Test
    void aDateThatIsInNoCalendar() {
        for (String command : new String[] {"create", "drop"}) {
            assertThat(refusal(USAGE, "partitions", command, "--date", "2024-02-30"))
                    .contains("'2024-02-30' is not a date such as 2024-12-20");
        }
    }

    @Test
    void droppingTodayOrTheFuture() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (LocalDate day : new LocalDate[] {today, today.plusDays(1), LocalDate.of(9999, 12, 31)}) {
            assertThat(refusal(REFUSED, "partitions", "drop", "--date", day.toString(), "--force"))
                    .contains(day + " is today or later")
                    .contains("can be dropped");
        }
    }

    @Test
    void droppingWhatIsNotThere() {
        assertThat(refusal(REFUSED, "partitions", "drop", "--date", "2019-01-01", "--yes"))
                .contains("no partition covers 2019-01-01")
                .contains("cortex-utils partitions list --schema " + DATABASE.schema());
    }

    @Test
    void aDurationThatIsNone() {
        assertThat(refusal(USAGE, "dead-letter", "list", "--since", "banana"))
                .contains("'banana' is not a duration such as 90s, 15m, 24h or 7d");
    }

    @Test
    void anIdThatNoJobCanHave() {
        assertThat(refusal(REFUSED, "dead-letter", "show", "0"))
                .contains("no dead letter 0")
                .contains("cortex-utils dead-letter list --schema " + DATABASE.schema());
        assertThat(refusal(USAGE, "dead-letter", "show", "9223372036854775808"))
                .contains("'9223372036854775808' is out of range");
        assertThat(refusal(USAGE, "dead-letter", "retry", "--id", "12a")).contains("'12a' is not a whole number");
    }

    @Test
    void destroyingUnattended() {
        assertThat(refusal(REFUSED, "schedule", "remove"))
                .contains("nobody to ask")
                .contains("Add --yes");
    }

    @Test
    void whatOnlyTheOwnerMayDo() {
        DATABASE.superuser(
                "do $$ begin if to_regrole('refusals_operator') is null then create role refusals_operator login password 'secret'; end if; end $$",
                "grant cortex_operator to refusals_operator");
        Map<String, String> variables = with("POSTGRES_USER", "refusals_operator");
        variables.put("POSTGRES_PASSWORD", "secret");
        variables.remove("DATABASE_URL");
        try {
            for (String command :
                    new String[] {"partitions maintain", "schedule install", "migrate-queue --dry-run", "db info"}) {
                assertThat(refusal(REFUSED, Cli.run(variables, command.split(" "))))
                        .contains("It takes the owner of the installation")
                        .doesNotContain("grant cortex_operator");
            }
            DATABASE.superuser(
                    "revoke cortex_operator from refusals_operator", "grant cortex_viewer to refusals_operator");
            assertThat(refusal(REFUSED, Cli.run(variables, "queue", "rescue", "--older-than", "30m")))
                    .contains("grant cortex_operator");
        } finally {
            DATABASE.superuser("drop role refusals_operator");
        }
    }

    @Test
    void anUnknownCommandOrOption() {
        assertThat(refusal(USAGE, "partitions", "lits")).contains("Did you mean list?");
        assertThat(refusal(USAGE, "partitions", "list", "--frobnicate")).contains("Unknown option: '--frobnicate'");
        assertThat(refusal(USAGE, "partitions", "list", "--format", "xml")).contains("table, json, csv");
        assertThat(refusal(USAGE, "partitions")).contains("See: cortex-utils partitions --help");
    }

    private static String refusal(int code, String... arguments) {
        return refusal(code, Cli.run(DATABASE.variables(), arguments));
    }

    private static String refusal(int code, Cli.Result result) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("cortex-utils: ").hasLineCount(1).doesNotContain("..", "Exception");
        return result.err();
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> variables = DATABASE.variables();
        variables.put(variable, value);
        return variables;
    }

    private static String everything() {
        return DATABASE.value(
                "select (select count(*) from cortex_run_log) || ' ' || (select string_agg(q::text, ' ') from queue as q)"
                        + " || (select string_agg(p::text, ' ') from cortex_partitions() as p) || (select count(*) from cron.job)");
    }
}
