package dev.cortex.utils.partitions;

import static dev.cortex.utils.partitions.QueueDays.day;
import static dev.cortex.utils.partitions.QueueDays.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PartitionChangesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final QueueDays days = new QueueDays(DATABASE);

    @Test
    void maintainCreatesTheComingDaysAndArchivesBeforeItDrops() {
        days.create(20);
        days.addJob(20, "failed", "{\"maintain\": 1}");

        Cli.Result result = run("maintain", "--retention-days", "7");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("dropped  " + partition(20));
        assertThat(days.exists(20)).isFalse();
        assertThat(days.exists(-3)).isTrue();
        assertThat(days.whereabouts("{\"maintain\": 1}")).isEqualTo("0/1");
    }

    @Test
    void maintainKeepsWhatTheScheduleKeeps() {
        days.create(20);
        DATABASE.execute("insert into cortex_schedule_settings values (true, 21, '30 days', 3, '12 months', '7 days')");

        assertThat(run("maintain", "--dry-run").out()).doesNotContain(partition(20));
        assertThat(run("maintain", "--dry-run", "--retention-days", "19").out())
                .contains("would drop  " + partition(20));

        DATABASE.execute("delete from cortex_schedule_settings");
        assertThat(run("maintain", "--dry-run").out()).contains("would drop  " + partition(20));
        DATABASE.execute("drop table " + partition(20));
    }

    @Test
    void aDryRunChangesNothing() {
        days.create(30);

        Cli.Result result = run("drop", "--date", day(30).toString(), "--dry-run");

        assertThat(result.out()).contains("would drop  " + partition(30));
        assertThat(days.exists(30)).isTrue();
    }

    @Test
    void dropAsksAndGoesOnlyAheadWhenToldTo() {
        days.create(31);

        Cli.Result declined =
                Cli.answering("n", DATABASE.variables(), "partitions", "drop", "--date", day(31).toString());
        assertThat(declined.code()).isEqualTo(1);
        assertThat(declined.err()).contains("drop " + partition(31)).contains("nothing was changed");
        assertThat(days.exists(31)).isTrue();

        assertThat(Cli.answering("y", DATABASE.variables(), "partitions", "drop", "--date", day(31).toString())
                        .code())
                .isZero();
        assertThat(days.exists(31)).isFalse();
    }

    @Test
    void dropWithoutATerminalNeedsYes() {
        days.create(32);

        assertThat(run("drop", "--date", day(32).toString()))
                .returns(1, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("--yes"));
        assertThat(run("drop", "--date", day(32).toString(), "--yes").code()).isZero();
    }

    @Test
    void aPartitionWithActiveJobsIsDroppedOnlyWithForceWhichKeepsTheJobs() {
        days.create(0);
        days.create(33);
        days.addJob(33, "pending", "{\"force\": 1}");
        days.addJob(33, "processing", "{\"force\": 2}");

        Cli.Result refused = run("drop", "--date", day(33).toString(), "--yes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("1 pending and 1 processing").contains("--force");

        assertThat(run("drop", "--date", day(33).toString(), "--force").code()).isZero();
        assertThat(days.exists(33)).isFalse();
        assertThat(DATABASE.value("select count(*) from " + partition(0)
                        + " where status = 'pending' and payload in ('{\"force\": 1}', '{\"force\": 2}')"))
                .isEqualTo("2");
    }

    @Test
    void createIsHarmlessToRepeat() {
        assertThat(run("create", "--date", "2024-12-20").out()).contains("created  queue_2024_12_20");
        assertThat(run("create", "--date", "2024-12-20"))
                .returns(0, Cli.Result::code)
                .satisfies(again -> assertThat(again.out()).contains("exists  queue_2024_12_20"));
    }

    private static Cli.Result run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "partitions";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.run(DATABASE.variables(), all);
    }
}
