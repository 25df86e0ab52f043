package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrateIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabase.emptySchema();

    @Test
    void migratingAgainChangesNothing() {
        String before = installed(DATABASE);

        Cli.Result again = run(DATABASE, "db", "migrate", "--format", "csv");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).hasLineCount(1);
        assertThat(installed(DATABASE)).isEqualTo(before);
        assertThat(run(DATABASE, "db", "validate").code()).isZero();
    }

    @Test
    void twoAtOnceTakeTurns() {
        List<CompletableFuture<Cli.Result>> both = Stream.generate(
                        () -> Sessions.meanwhile(() -> run(EMPTY, "db", "migrate")))
                .limit(2)
                .toList();

        assertThat(both)
                .map(Sessions::resultOf)
                .allSatisfy(result -> assertThat(result.code()).as(result.err()).isZero());
        assertThat(EMPTY.value("select count(*) - count(distinct script) from cortex_schema_history"))
                .isEqualTo("0");
        assertThat(run(EMPTY, "db", "validate").code()).isZero();
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftToIt() {
        DATABASE.execute("insert into cortex_schema_history"
                + " select max(installed_rank) + 1, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, current_user,"
                + " now(), 1, true from cortex_schema_history");
        String before = installed(DATABASE);

        Cli.Result refused = run(DATABASE, "db", "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "schema " + DATABASE.schema() + " was migrated by a newer cortex-utils. Upgrade cortex-utils.");
        assertThat(installed(DATABASE)).isEqualTo(before);
        DATABASE.execute("delete from cortex_schema_history where version = '999'");
    }

    @Test
    void functionsOfANewerVersionAreNotCalled() {
        DATABASE.execute("create or replace function cortex_version() returns integer language sql as 'select 2'");

        for (String command : List.of("partitions list", "dead-letter stats", "schedule list")) {
            assertThat(run(DATABASE, command.split(" ")))
                    .as(command)
                    .returns(1, Cli.Result::code)
                    .satisfies(refused -> assertThat(refused.err())
                            .contains("version 2, this knows 1", "Upgrade cortex-utils.")
                            .hasLineCount(1));
        }
        DATABASE.execute("create or replace function cortex_version() returns integer language sql as 'select 1'");
    }

    private static Cli.Result run(TestDatabase database, String... arguments) {
        return Cli.run(database.variables(), arguments);
    }

    /** Everything in the schema, as it was created: an object that is made anew is another one. */
    private static String installed(TestDatabase database) {
        return database.value("select string_agg(line, ' ' order by line) from ("
                + "select 'table ' || oid || relname from pg_class where relnamespace = current_schema()::regnamespace union all "
                + "select 'function ' || oid || proname || md5(prosrc) from pg_proc where pronamespace = current_schema()::regnamespace"
                + " union all select script || checksum from cortex_schema_history) as t (line)");
    }
}
