package dev.cortex.utils.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PartitionsListIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void aPartitionShowsItsJobsByStatusUnderAHeading() {
        DATABASE.execute(
                "create table if not exists queue_2024_12_13 partition of queue"
                        + " for values from ('2024-12-13 00:00+00') to ('2024-12-14 00:00+00')",
                "insert into queue (queue_name, payload, status, created_at)"
                        + " values ('triage', '{}', 'failed', '2024-12-13 12:00+00'),"
                        + " ('triage', '{}', 'pending', '2024-12-13 12:00+00')");

        Cli.Result result = Cli.run(DATABASE.variables(), "partitions", "list");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("Partition")
                .containsPattern("queue_2024_12_13 +past +2024-12-13 00:00:00Z +2024-12-14 00:00:00Z +1 +0 +0 +1 +0 ");
    }

    @Test
    void jsonHasSnakeCaseKeysRawNumbersAndIsoInstants() {
        DATABASE.execute("create table if not exists queue_2024_12_20 partition of queue"
                + " for values from ('2024-12-20 00:00+00') to ('2024-12-21 00:00+00')");

        Cli.Result result = Cli.run(DATABASE.variables(), "partitions", "list", "--format", "json");

        assertThat(result.out())
                .contains("\"partition\":\"queue_2024_12_20\"")
                .contains("\"lower_bound\":\"2024-12-20T00:00:00Z\"")
                .contains("\"pending\":0");
    }

    @Test
    void aSchemaThatIsNotMigratedIsAnErrorThatNamesTheCommandToRun() {
        Cli.Result result = Cli.run(DATABASE.variables(), "partitions", "list", "--schema", "elsewhere");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("schema elsewhere")
                .contains("Run: cortex-utils db migrate --schema elsewhere (or");
    }
}
