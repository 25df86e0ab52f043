package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbCommandsIT {
    @RegisterExtension
    static final TestDatabase FRESH = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase RACED = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase CHANGED = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase NEWER = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase NEWER_API = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase BARE = TestDatabase.emptyDatabase();

    @Test
    void migrateSaysWhatItDidAndDoesNothingTheSecondTime() {
        Cli.Result first = Cli.run(FRESH.variables(), "db", "migrate");
        Cli.Result second = Cli.run(FRESH.variables(), "db", "migrate", "--format", "json");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("applied  V2__queue").containsPattern("updated  \\d+ functions");
        assertThat(second.out()).isEqualTo("[]\n");
        assertThat(Cli.run(FRESH.variables(), "db", "validate").code()).isZero();
        assertThat(Cli.run(FRESH.variables(), "db", "info").out())
                .containsPattern("V1__requirements +applied")
                .containsPattern("pg_partman +\\d.* in use")
                .containsPattern("queue +partitioned");
    }

    @Test
    void twoMigrationsAtOnceDoNoHarm() {
        CompletableFuture<Cli.Result> one = CompletableFuture.supplyAsync(() -> migrate(RACED));
        CompletableFuture<Cli.Result> other = CompletableFuture.supplyAsync(() -> migrate(RACED));

        assertThat(one.join().code()).as(one.join().err()).isZero();
        assertThat(other.join().code()).as(other.join().err()).isZero();
        assertThat(Cli.run(RACED.variables(), "db", "validate").code()).isZero();
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsNamed() {
        CHANGED.execute("update cortex_schema_history set checksum = 1 where version = '2'");

        Cli.Result validate = Cli.run(CHANGED.variables(), "db", "validate");
        Cli.Result migrate = migrate(CHANGED);

        assertThat(validate.code()).isEqualTo(1);
        assertThat(validate.out()).contains("V2__queue  changed after it was applied");
        assertThat(migrate.code()).isEqualTo(1);
        assertThat(migrate.err()).contains("V2__queue").hasLineCount(1);
    }

    @Test
    void aDatabaseThatANewerVersionMigratedIsLeftAlone() {
        NEWER.execute("insert into cortex_schema_history"
                + " select 1000, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 1, true"
                + " from cortex_schema_history where version = '2'");

        Cli.Result migrate = migrate(NEWER);

        assertThat(migrate.code()).isEqualTo(1);
        assertThat(migrate.err()).contains("newer cortex-utils").contains("Upgrade cortex-utils");
    }

    @Test
    void functionsOfANewerApiAreNotCalled() {
        NEWER_API.execute(
                "create or replace function cortex_version() returns integer language sql immutable" + " return 2");

        Cli.Result list = Cli.run(NEWER_API.variables(), "partitions", "list");

        assertThat(list.code()).isEqualTo(1);
        assertThat(list.err())
                .contains("newer cortex-utils")
                .contains("Upgrade cortex-utils")
                .hasLineCount(1);
    }

    @Test
    void whatOnlyASuperuserCanDoIsPrintedAsStatements() {
        Cli.Result migrate = Cli.run(BARE.variables(), "db", "migrate");

        assertThat(migrate.code()).isEqualTo(1);
        assertThat(migrate.err()).contains("create extension pg_cron").contains("--scheduler none");
        assertThat(Cli.run(BARE.variables(), "db", "info").out()).containsPattern("V1__requirements +pending");
    }

    @Test
    void aWrongPasswordAndAnUnknownDatabaseNameTheSettingAndNotTheSecret() {
        Cli.Result password = Cli.run(with("POSTGRES_PASSWORD", "wrong-one"), "partitions", "list");
        Cli.Result database = Cli.run(with("POSTGRES_DB", "nowhere"), "partitions", "list");

        assertThat(password.code()).isEqualTo(3);
        assertThat(password.err())
                .contains("POSTGRES_PASSWORD")
                .doesNotContain("wrong-one")
                .hasLineCount(1);
        assertThat(database.code()).isEqualTo(3);
        assertThat(database.err()).contains("nowhere").contains("POSTGRES_DB").hasLineCount(1);
    }

    @Test
    void aStatementThatTakesTooLongSaysHowToAllowMore() {
        NEWER.execute("create or replace function cortex_version() returns integer language sql volatile"
                + " as 'select 1 from pg_sleep(30)'");

        Cli.Result list = Cli.run(NEWER.variables(), "partitions", "list", "--statement-timeout", "1s");

        assertThat(list.code()).isEqualTo(1);
        assertThat(list.err()).contains("--statement-timeout").hasLineCount(1);
    }

    private static Cli.Result migrate(TestDatabase database) {
        return Cli.run(database.variables(), "db", "migrate");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new TreeMap<>(CHANGED.variables());
        variables.put(variable, value);
        return variables;
    }
}
