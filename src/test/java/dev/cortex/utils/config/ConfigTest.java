package dev.cortex.utils.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cortex.utils.config.Sources.Flag;
import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    @TempDir
    private Path home = Path.of(".");

    @Test
    void withNothingSetThereAreDefaults() {
        PostgresConfig postgres = config(Map.of()).postgres();

        assertThat(postgres.address()).isEqualTo("localhost:5432");
        assertThat(postgres.schema()).isEqualTo("public");
        assertThat(postgres.statementTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(postgres.findPassword()).isEmpty();
    }

    @Test
    void servicesAreSeparatedByCommas() throws IOException {
        assertThat(config(Map.of()).logServices()).isEmpty();
        file("logs:\n  services: gmail-sync, triage-*\n");
        assertThat(config(Map.of()).logServices()).containsExactly("gmail-sync", "triage-*");
        assertThat(config(Map.of("CORTEX_LOG_SERVICES", "labeling")).logServices())
                .containsExactly("labeling");
    }

    @Test
    void aFlagBeatsTheEnvironmentWhichBeatsTheFile() throws IOException {
        file("postgres:\n  host: of-file\n  user: of-file\n  database: of-file\n");
        Map<Setting, Flag> flags = Map.of(Setting.POSTGRES_HOST, new Flag("--host", "of-flag"));

        PostgresConfig postgres = Config.load(new Sources(
                        flags,
                        null,
                        null,
                        Map.of("POSTGRES_HOST", "of-environment", "POSTGRES_USER", "of-environment"),
                        home))
                .postgres();

        assertThat(postgres.host()).isEqualTo("of-flag");
        assertThat(postgres.user()).isEqualTo("of-environment");
        assertThat(postgres.database()).isEqualTo("of-file");
    }

    @Test
    void ownVariablesBeatTheUrlWhichBeatsThoseOfLibpq() {
        PostgresConfig postgres = config(Map.of(
                        "DATABASE_URL", "postgresql://of-url@of-url:1/of-url",
                        "POSTGRES_HOST", "own",
                        "PGHOST", "libpq",
                        "PGUSER", "libpq",
                        "PGSSLMODE", "require"))
                .postgres();

        assertThat(postgres.host()).isEqualTo("own");
        assertThat(postgres.user()).isEqualTo("of-url");
        assertThat(postgres.sslMode()).isEqualTo(SslMode.REQUIRE);
    }

    @Test
    void aUrlIsReadAsLibpqReadsIt() {
        PostgresConfig postgres = config(
                        Map.of(
                                "DATABASE_URL",
                                "postgres://an%40na:s%2Fe+c@[::1]:6432/db?sslmode=verify-full&sslrootcert=%2Fca.pem&connect_timeout=10"))
                .postgres();

        assertThat(postgres.user()).isEqualTo("an@na");
        assertThat(postgres.findPassword().map(Secret::reveal)).hasValue("s/e+c");
        assertThat(postgres.address()).isEqualTo("[::1]:6432");
        assertThat(postgres.sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(postgres.driverProperties()).containsEntry("sslrootcert", "/ca.pem");
        assertThat(postgres.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theDirectAddressIsTheOtherOneWhereItSaysNothing() {
        PostgresConfig pooled = config(Map.of(
                        "POSTGRES_HOST", "pooler",
                        "POSTGRES_PORT", "6432",
                        "POSTGRES_DB", "pooled",
                        "POSTGRES_DIRECT_HOST", "server",
                        "POSTGRES_DIRECT_DB", "cortex"))
                .postgres();

        assertThat(pooled.address()).isEqualTo("pooler:6432");
        assertThat(pooled.isDirect()).isFalse();
        assertThat(pooled.direct().address()).isEqualTo("server:6432");
        assertThat(pooled.direct().database()).isEqualTo("cortex");
        assertThat(pooled.direct().isDirect()).isTrue();
    }

    @Test
    void withoutADirectAddressThereIsOne() {
        PostgresConfig postgres = config(Map.of()).postgres();

        assertThat(postgres.direct()).isSameAs(postgres);
        assertThat(postgres.isDirect()).isFalse();
    }

    @Test
    void aDirectAddressBelongsToTheServerItWasSetFor() throws IOException {
        file("postgres:\n  host: pooler\n  direct_host: server\n");

        assertThat(config(Map.of()).postgres().direct().host()).isEqualTo("server");
        assertThat(config(Map.of("POSTGRES_HOST", "another"))
                        .postgres()
                        .direct()
                        .host())
                .isEqualTo("another");
        assertThat(config(Map.of("DATABASE_URL", "postgres://another/d"))
                        .postgres()
                        .direct()
                        .host())
                .isEqualTo("another");
        assertThat(config(Map.of("POSTGRES_HOST", "another", "POSTGRES_DIRECT_HOST", "its-server"))
                        .postgres()
                        .direct()
                        .host())
                .isEqualTo("its-server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hush@h/d",
                "postgres://u:hush@h1,h2/d",
                "postgres://u:hush%zz@h/d",
                "postgres://u:a/hush@h/d",
                "postgres://u:a?hush@h/d",
                "postgres://u:a@hush@h/d",
                "postgres://h/d?password=a&hush",
                "postgres://u:hush@h/d?ssl_mode=require"
            })
    void aBadUrlIsRefusedWithoutItsPassword(String url) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> config(Map.of("DATABASE_URL", url)).postgres())
                .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("DATABASE_URL: ")
                        .doesNotContain("hush"));
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_PORT, 70000",
        "POSTGRES_PORT, five",
        "POSTGRES_SCHEMA, pg_catalog",
        "POSTGRES_SCHEMA, a\"b",
        "POSTGRES_SSLMODE, maybe",
        "POSTGRES_HOST, /var/run/postgresql",
        "POSTGRES_CONNECT_TIMEOUT, 0",
        "POSTGRES_STATEMENT_TIMEOUT, banana"
    })
    void aBadValueIsRefusedWithThePlaceItWasSet(String variable, String value) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> config(Map.of(variable, value)).postgres())
                .withMessageStartingWith(variable + ": ");
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertThat(config(Map.of("POSTGRES_PORT", "")).postgres().port()).isEqualTo(5432);
    }

    @Test
    void aSecretDoesNotShow() {
        Config config = config(Map.of("POSTGRES_PASSWORD", "hush", "DISCORD_WEBHOOK_URL", "https://d/hush"));

        assertThat(config.postgres().toString() + config.discordWebhook()).doesNotContain("hush");
    }

    @Test
    void theFileTakesVariablesWithDefaults() throws IOException {
        file("postgres:\n  host: ${DB_HOST}\n  port: ${DB_PORT:-6000}\n  user: a${X:-}b\n");

        PostgresConfig postgres = config(Map.of("DB_HOST", "from-env")).postgres();

        assertThat(postgres.host()).isEqualTo("from-env");
        assertThat(postgres.port()).isEqualTo(6000);
        assertThat(postgres.user()).isEqualTo("ab");
    }

    @Test
    void aVariableThatIsNotSetOnlyMattersToWhoNeedsIt() throws IOException {
        file("postgres:\n  port: 6000\nalerter:\n  discord_webhook_url: ${DISCORD}\n");
        Config config = config(Map.of());

        assertThat(config.postgres().port()).isEqualTo(6000);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(config::discordWebhook)
                .withMessageContaining("utils.yaml:4")
                .withMessageContaining("DISCORD");
    }

    @Test
    void theNearestKeyIsSuggested() throws IOException {
        file("postgres:\n  hots: x\n");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> config(Map.of()))
                .satisfies(problem -> assertThat(problem.hint()).hasValue("Did you mean postgres.host?"));
    }

    @Test
    void anEmptyFileIsFineAndANamedOneThatIsMissingIsNot() throws IOException {
        file("# nothing\n");

        assertThat(config(Map.of()).postgres().port()).isEqualTo(5432);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> load(home.resolve("nowhere.yaml"), Map.of()))
                .withMessageContaining("nowhere.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUE_RETENTION_DAYS", "DEAD_LETTER_RETENTION_DAYS"})
    void retentionIsAtLeastADay(String variable) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> config(Map.of(variable, "0")).retention())
                .withMessageStartingWith(variable);
    }

    @Test
    void aRetentionThatNobodySetIsToldFromOneThatIs() {
        assertThat(config(Map.of("QUEUE_RETENTION_DAYS", "7", "DEAD_LETTER_RETENTION_DAYS", ""))
                        .retention())
                .returns(7, RetentionConfig::setQueueDays)
                .returns(Optional.empty(), RetentionConfig::setDeadLetters);
        assertThat(config(Map.of("DEAD_LETTER_RETENTION_DAYS", "30")).retention())
                .returns(null, RetentionConfig::setQueueDays)
                .returns(Optional.of(Duration.ofDays(30)), RetentionConfig::setDeadLetters);
    }

    private Config config(Map<String, String> variables) {
        return load(null, variables);
    }

    private Config load(@Nullable Path file, Map<String, String> variables) {
        return Config.load(new Sources(Map.of(), null, file, variables, home));
    }

    private void file(String content) throws IOException {
        Files.createDirectories(home.resolve(".cortex"));
        Files.writeString(home.resolve(".cortex/utils.yaml"), content);
    }
}
