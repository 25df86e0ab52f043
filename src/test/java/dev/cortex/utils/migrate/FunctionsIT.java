package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The functions that are in the schema, and those of the files. */
class FunctionsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase TAKEN = TestDatabase.emptySchema();

    @Test
    void aFunctionThatBearsTheNameOfOneOfOursIsNamedBeforeAnythingIsChanged() {
        String schema = TAKEN.schema();
        TAKEN.execute(
                "create schema " + schema,
                "create function cortex_partitions() returns int language sql as 'select 1'",
                "create procedure cortex__another_step(int) language sql as 'select 1'");
        String before = everything(TAKEN);

        Cli.Result dryRun = run(TAKEN, "migrate", "--dry-run");
        Cli.Result refused = run(TAKEN, "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("cortex-utils: function cortex__another_step in schema " + schema
                        + " is not of cortex-utils: ");
        assertThat(refused.statements())
                .containsExactly(
                        "drop routine " + schema + ".cortex__another_step(IN integer);",
                        "drop routine " + schema + ".cortex_partitions();");
        assertThat(dryRun).isEqualTo(refused);
        assertThat(everything(TAKEN)).isEqualTo(before);

        TAKEN.execute(refused.statements().toArray(String[]::new));
        assertThat(run(TAKEN, "migrate")).returns(0, Cli.Result::code);
    }

    @Test
    void aFileThatWasInAnotherFolderWhenItWasAppliedIsTheSameFile() {
        String before = everything(DATABASE);
        DATABASE.execute("update cortex_schema_history set script = 'elsewhere/R__cortex_version.sql'"
                + " where description = 'cortex version'");

        assertThat(run(DATABASE, "validate")).returns(0, Cli.Result::code);
        assertThat(run(DATABASE, "migrate")).returns(0, Cli.Result::code);
        assertThat(everything(DATABASE)).isEqualTo(before);
    }

    @Test
    void aSecondOneOfTheSameNameIsNamedAndTheFirstOneStays() {
        DATABASE.execute("create function cortex_claim(how_many int) returns int language sql as 'select 1'");

        Cli.Result refused = run(DATABASE, "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("function cortex_claim in schema " + DATABASE.schema() + " is there 2 times");
        assertThat(run(DATABASE, "validate").out()).contains("cortex_claim").hasLineCount(2);
        assertThat(refused.statements())
                .containsExactly("drop routine " + DATABASE.schema() + ".cortex_claim(how_many integer);");
        DATABASE.execute(refused.statements().toArray(String[]::new));
        assertThat(run(DATABASE, "validate")).returns(0, Cli.Result::code);
    }

    @Test
    void whatWasDroppedOrChangedByHandIsFoundAndPutBack() {
        String before = definitions();
        DATABASE.execute(
                "drop function cortex_rescue_stale",
                "create or replace function cortex_version() returns integer language sql as 'select 1'",
                "grant execute on function cortex_cancel_jobs to public");

        Cli.Result validate = run(DATABASE, "validate");
        Cli.Result dryRun = run(DATABASE, "migrate", "--dry-run");

        assertThat(validate.code()).isEqualTo(1);
        assertThat(validate.out().lines())
                .containsExactly(
                        "file,problem",
                        "cortex_cancel_jobs,PUBLIC may call it",
                        "cortex_rescue_stale,missing",
                        "cortex_version,changed by hand");
        assertThat(dryRun.out()).contains("would update,3 functions");
        assertThat(run(DATABASE, "validate")).isEqualTo(validate);

        assertThat(run(DATABASE, "migrate").out()).contains("updated,3 functions");
        assertThat(definitions()).isEqualTo(before);
        assertThat(run(DATABASE, "validate")).returns(0, Cli.Result::code);
        assertThat(run(DATABASE, "migrate").out()).doesNotContain("updated");
    }

    @Test
    void whatAMigrationThatWasKilledDidNotNoteAnyMoreIsInNobodysWay() {
        DATABASE.execute("delete from cortex_schema_history where description = 'cortex version'");

        assertThat(run(DATABASE, "migrate").out()).contains("updated,1 function");
        assertThat(run(DATABASE, "validate")).returns(0, Cli.Result::code);
    }

    @Test
    void aFunctionOfAnotherRoleIsNamedBeforeItIsFoundToBeInTheWay() {
        DATABASE.superuser("alter function cortex_version owner to postgres");

        Cli.Result refused = run(DATABASE, "migrate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(run(DATABASE, "validate")).returns(1, Cli.Result::code);
        assertThat(refused.statements())
                .isEqualTo(List.of(
                        "alter routine " + DATABASE.schema() + ".cortex_version() owner to " + DATABASE.user() + ";"));
        DATABASE.superuser(refused.statements().toArray(String[]::new));
        assertThat(run(DATABASE, "migrate")).returns(0, Cli.Result::code);
        assertThat(run(DATABASE, "validate")).returns(0, Cli.Result::code);
    }

    private static Cli.Result run(TestDatabase database, String... command) {
        String[] all = new String[command.length + 3];
        all[0] = "db";
        System.arraycopy(command, 0, all, 1, command.length);
        all[command.length + 1] = "--format";
        all[command.length + 2] = "csv";
        return Cli.run(database.variables(), all);
    }

    private static String definitions() {
        return DATABASE.value(
                "select string_agg(pg_get_functiondef(oid) || proacl::text || obj_description(oid, 'pg_proc'), ' ' order by proname)"
                        + " from pg_proc where pronamespace = current_schema()::regnamespace");
    }

    private static String everything(TestDatabase database) {
        return database.value("select string_agg(line, ' ' order by line) from ("
                + "select 'relation ' || oid || relname from pg_class where relnamespace <> 'pg_toast'::regnamespace union all "
                + "select 'function ' || oid || proname from pg_proc) as t (line)");
    }
}
