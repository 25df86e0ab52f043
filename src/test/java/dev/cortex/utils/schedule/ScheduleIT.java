package dev.cortex.utils.schedule;

import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScheduleIT {
    /** pg_cron 1.4 knows minutes only, and starts a job at their beginning. */
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void pgCronReallyRunsTheMaintenanceAndItsErrorsAreShown() {
        DATABASE.execute("drop table " + DATABASE.value("select max(partition_name) from cortex_partitions()"));
        assertThat(run("install").code()).isZero();
        everyMinute("cortex-maintain-partitions");
        everyMinute("cortex-purge-dead-letters");
        DATABASE.execute("alter table dead_letter rename to hidden");

        waitUntil(
                "both jobs ran",
                TWO_MINUTES,
                () -> hasRun("cortex-maintain-partitions") && hasRun("cortex-purge-dead-letters"));
        DATABASE.execute("alter table hidden rename to dead_letter");

        String list = run("list", "--format", "csv").out();
        assertThat(list).containsPattern("cortex-maintain-partitions\\S*,\\S+ \\* \\* \\* \\*,\\S*,succeeded");
        assertThat(list).containsPattern("cortex-purge-dead-letters.*,failed,.*dead_letter");
        assertThat(DATABASE.value("select count(*) from cortex_partitions() where state in ('today', 'future')"))
                .isEqualTo("4");
        assertThat(DATABASE.value("select string_agg(application, ' ') from cortex_run_log where action = 'created'"))
                .contains("pg_cron");
    }

    @Test
    void installIsHarmlessToRepeatAndTakesTheRetentionFromItsArguments() {
        run("install");
        assertThat(run("install").out()).contains("unchanged").doesNotContain("created");

        Cli.Result changed = run("install", "--retention-days", "14", "--dead-letter-retention", "60d");
        assertThat(changed.out()).contains("retention_days => 14").contains("older_than => '60 days'");
        assertThat(run("install", "--retention-days", "0"))
                .returns(2, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("queue_retention_days"));
    }

    @Test
    void aDryRunSchedulesNothingAndRemovesNothing() {
        run("remove", "--yes");
        assertThat(run("install", "--dry-run").out()).contains("would create").contains("cortex-maintain-partitions");
        assertThat(run("list").err()).contains("no jobs");

        run("install");
        assertThat(run("remove", "--dry-run").out()).contains("would remove");
        assertThat(run("list").out()).contains("cortex-maintain-partitions");
    }

    @Test
    void theRescueOfStaleJobsIsScheduledWhenAskedFor() {
        assertThat(run("install").out()).doesNotContain("cortex-rescue-stale");
        assertThat(run("install", "--rescue-after", "45m").out())
                .containsPattern("cortex-rescue-stale\\S+ +created")
                .contains("older_than => '00:45:00'");
        assertThat(run("install").out()).containsPattern("cortex-rescue-stale\\S+ +removed");
    }

    @Test
    void removeAsksAndLeavesNothing() {
        run("install");

        assertThat(run("remove").code()).isEqualTo(1);
        assertThat(run("remove", "--yes").out()).contains("removed");
        assertThat(run("list").err()).contains("no jobs");
    }

    private static boolean hasRun(String job) {
        return run("list", "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.startsWith(job))
                .anyMatch(line -> line.contains(",succeeded,") || line.contains(",failed,"));
    }

    private static void everyMinute(String job) {
        DATABASE.superuser(
                "update cron.job set schedule = '* * * * *' where jobname = '" + job + ":" + DATABASE.schema() + "'");
    }

    private static Cli.Result run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "schedule";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.run(DATABASE.variables(), all);
    }
}
