package dev.cortex.utils.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.config.Sources.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several sources counts, and how that is shown. */
class PrecedenceTest {
    @TempDir
    private Path home = Path.of(".");

    private final Map<Setting, Flag> flags = new EnumMap<>(Setting.class);
    private final Map<String, String> variables = new TreeMap<>();

    @BeforeEach
    void aFileAtHome() throws IOException {
        Files.createDirectories(home.resolve(".cortex"));
        Files.writeString(home.resolve(".cortex/utils.yaml"), "postgres:\n  user: at-home\n  password: hush\n");
    }

    @Test
    void eachSourceBeatsTheNext() throws IOException {
        assertThat(user(null, null)).isEqualTo("at-home");
        variables.put("PGUSER", "libpq");
        assertThat(user(null, null)).isEqualTo("libpq");
        Path file = file("postgres:\n  user: named\n");
        assertThat(user(null, file)).isEqualTo("named");
        variables.put("DATABASE_URL", "postgres://of-url@h/d");
        assertThat(user(null, file)).isEqualTo("of-url");
        variables.put("POSTGRES_USER", "own");
        assertThat(user(null, file)).isEqualTo("own");
        assertThat(user("postgres://given-url@h/d", file)).isEqualTo("given-url");
        flags.put(Setting.POSTGRES_USER, new Flag("--user", "flag"));
        assertThat(user("postgres://given-url@h/d", file)).isEqualTo("flag");
    }

    @Test
    void aNamedFileKeepsItsDirectAddressWhateverLibpqsVariablesSay() throws IOException {
        variables.put("PGHOST", "of-the-shell");
        Path file = file("postgres:\n  host: pooler\n  direct_host: server\n");

        PostgresConfig postgres = load(null, file).postgres();

        assertThat(postgres.host()).isEqualTo("pooler");
        assertThat(postgres.direct().host()).isEqualTo("server");
    }

    @Test
    void theFileAtHomeLosesItsDirectAddressWithItsHost() throws IOException {
        Files.writeString(home.resolve(".cortex/utils.yaml"), "postgres:\n  host: pooler\n  direct_host: server\n");
        variables.put("PGHOST", "of-the-shell");

        assertThat(load(null, null).postgres().direct().host()).isEqualTo("of-the-shell");
        assertThat(shown(load(null, null), Setting.POSTGRES_DIRECT_HOST))
                .isEqualTo("postgres.direct_host = null from null beats " + home.resolve(".cortex/utils.yaml") + ":3");
    }

    @Test
    void itIsShownWhatCountsAndWhatItBeats() throws IOException {
        variables.put("PGUSER", "libpq");
        variables.put("POSTGRES_USER", "own");
        Path file = file("postgres:\n  user: named\n  port: ${PORT}\nalerter:\n  rules: [a, b]\n"
                + "logs:\n  services: [triage, '${GLOB}']\nollama:\n  url: http://u:pa/ss@h/\n");
        variables.put("GLOB", "parse-*");
        Config config = load(null, file);

        assertThat(shown(config, Setting.POSTGRES_USER))
                .isEqualTo("postgres.user = own from POSTGRES_USER beats " + file + ":2, PGUSER");
        assertThat(shown(config, Setting.POSTGRES_HOST)).isEqualTo("postgres.host = localhost from default beats null");
        assertThat(shown(config, Setting.POSTGRES_PORT))
                .isEqualTo("postgres.port = ${PORT} from " + file + ":3 beats null");
        assertThat(shown(config, Setting.ALERTER_RULES))
                .isEqualTo("alerter.rules = 2 items from " + file + ":5 beats null");
        assertThat(shown(config, Setting.LOGS_SERVICES))
                .isEqualTo("logs.services = triage, parse-* from " + file + ":7 beats null");
        assertThat(shown(config, Setting.OLLAMA_URL))
                .isEqualTo("ollama.url = http://****@h/ from " + file + ":9 beats null");
        assertThat(shown(config, Setting.POSTGRES_PASSWORD)).isEqualTo("postgres.password = null from null beats null");
    }

    @Test
    void secretsAreNotShown() throws IOException {
        variables.put("DISCORD_WEBHOOK_URL", "https://d/hush");
        variables.put("OLLAMA_URL", "http://me:hush@ollama:11434");
        Config config = load(null, null);

        assertThat(config.settings().toString()).doesNotContain("hush");
        assertThat(shown(config, Setting.POSTGRES_PASSWORD)).startsWith("postgres.password = **** from ");
        assertThat(shown(config, Setting.OLLAMA_URL))
                .startsWith("ollama.url = http://****@ollama:11434 from OLLAMA_URL");
    }

    private static String shown(Config config, Setting setting) {
        SettingInUse shown = config.settings().stream()
                .filter(one -> one.key().equals(setting.key()))
                .findFirst()
                .orElseThrow();
        return "%s = %s from %s beats %s".formatted(shown.key(), shown.value(), shown.origin(), shown.beats());
    }

    private String user(@Nullable String url, @Nullable Path file) {
        return load(url, file).postgres().user();
    }

    private Config load(@Nullable String url, @Nullable Path file) {
        return Config.load(new Sources(flags, url, file, variables, home));
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(home.resolve("named.yaml"), yaml);
    }
}
