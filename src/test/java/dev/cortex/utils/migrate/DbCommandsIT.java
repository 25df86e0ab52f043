package dev.cortex.utils.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbCommandsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase CHANGED = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabase.emptySchema();

    @Test
    void infoShowsWhatIsInstalledAndWhatItRunsOn() {
        assertThat(Cli.run(DATABASE.variables(), "db", "info").out())
                .containsPattern("V1__requirements +applied")
                .containsPattern("functions +applied")
                .containsPattern("pg_partman +\\d.* in use")
                .containsPattern("queue +partitioned");
    }

    @Test
    void infoOfASchemaThatIsNotMigratedShowsThatEverythingIsPending() {
        Cli.Result info = Cli.run(EMPTY.variables(), "db", "info");

        assertThat(info.code()).as(info.err()).isZero();
        assertThat(info.out()).containsPattern("V1__requirements +pending").doesNotContain("PostgreSQL");
    }

    @Test
    void theSettingsAreShownWithoutAServerAndWithoutSecrets() {
        Map<String, String> variables =
                Map.of("POSTGRES_HOST", "db.invalid", "PGHOST", "of-the-shell", "POSTGRES_PASSWORD", "hush-hush");

        Cli.Result info = Cli.run(variables, "db", "info", "--settings", "--format", "csv");

        assertThat(info.code()).as(info.err()).isZero();
        assertThat(info.out())
                .startsWith("setting,value,origin,beats\r\n")
                .contains("postgres.host,db.invalid,POSTGRES_HOST,PGHOST\r\n", "postgres.port,5432,default,\r\n")
                .contains("postgres.password,****,POSTGRES_PASSWORD,\r\n")
                .doesNotContain("hush-hush");
    }

    @Test
    void validateFindsNothingAfterAMigration() {
        Cli.Result validate = Cli.run(DATABASE.variables(), "db", "validate", "--format", "json");

        assertThat(validate.code()).isZero();
        assertThat(validate.out()).isEqualTo("[]\n");
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsNamed() {
        CHANGED.execute("update cortex_schema_history set checksum = 1 where version = '2'");

        Cli.Result validate = Cli.run(CHANGED.variables(), "db", "validate");
        Cli.Result migrate = Cli.run(CHANGED.variables(), "db", "migrate");

        assertThat(validate.code()).isEqualTo(1);
        assertThat(validate.out()).containsPattern("V2__queue +changed after it was applied");
        assertThat(migrate.code()).isEqualTo(1);
        assertThat(migrate.err()).contains("V2__queue").hasLineCount(1);
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
        CHANGED.execute("create or replace function cortex_version() returns integer language sql volatile"
                + " as 'select 1 from pg_sleep(30)'");

        Cli.Result list = Cli.run(CHANGED.variables(), "partitions", "list", "--statement-timeout", "1s");

        assertThat(list.code()).isEqualTo(1);
        assertThat(list.err()).contains("--statement-timeout").hasLineCount(1);
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new TreeMap<>(DATABASE.variables());
        variables.put(variable, value);
        return variables;
    }
}
