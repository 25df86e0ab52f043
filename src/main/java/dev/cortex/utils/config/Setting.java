package dev.cortex.utils.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set: its key in the file and the environment variables that set it. Whoever needs more than texts, such as a
 * list of records, names the key here and binds it with {@link Config#bind}.
 */
public enum Setting {
    POSTGRES_HOST("postgres.host", "localhost", "POSTGRES_HOST", "PGHOST"),
    POSTGRES_PORT("postgres.port", "5432", "POSTGRES_PORT", "PGPORT"),
    POSTGRES_DATABASE("postgres.database", "cortex", "POSTGRES_DB", "PGDATABASE"),
    POSTGRES_DIRECT_HOST("postgres.direct_host", null, "POSTGRES_DIRECT_HOST"),
    POSTGRES_DIRECT_PORT("postgres.direct_port", null, "POSTGRES_DIRECT_PORT"),
    POSTGRES_DIRECT_DATABASE("postgres.direct_database", null, "POSTGRES_DIRECT_DB"),
    POSTGRES_USER("postgres.user", "cortex", "POSTGRES_USER", "PGUSER"),
    POSTGRES_PASSWORD("postgres.password", null, "POSTGRES_PASSWORD", "PGPASSWORD"),
    POSTGRES_SCHEMA("postgres.schema", "public", "POSTGRES_SCHEMA"),
    POSTGRES_SSLMODE("postgres.sslmode", "prefer", "POSTGRES_SSLMODE", "PGSSLMODE"),
    POSTGRES_SSLROOTCERT("postgres.sslrootcert", null, "POSTGRES_SSLROOTCERT", "PGSSLROOTCERT"),
    POSTGRES_SSLCERT("postgres.sslcert", null, "POSTGRES_SSLCERT", "PGSSLCERT"),
    POSTGRES_SSLKEY("postgres.sslkey", null, "POSTGRES_SSLKEY", "PGSSLKEY"),
    POSTGRES_CHANNEL_BINDING("postgres.channel_binding", "prefer", "POSTGRES_CHANNEL_BINDING", "PGCHANNELBINDING"),
    POSTGRES_APPLICATION_NAME("postgres.application_name", "cortex-utils", "POSTGRES_APPLICATION_NAME", "PGAPPNAME"),
    POSTGRES_CONNECT_TIMEOUT("postgres.connect_timeout", "5s", "POSTGRES_CONNECT_TIMEOUT", "PGCONNECT_TIMEOUT"),
    POSTGRES_STATEMENT_TIMEOUT("postgres.statement_timeout", "5m", "POSTGRES_STATEMENT_TIMEOUT"),

    DOCKER_HOST("docker.host", "unix:///var/run/docker.sock", "DOCKER_HOST"),

    LOGS_SERVICES("logs.services", "CORTEX_LOG_SERVICES", Shape.TEXTS),

    ALERTER_DISCORD_WEBHOOK_URL("alerter.discord_webhook_url", null, "DISCORD_WEBHOOK_URL"),
    ALERTER_COOLDOWN_MINUTES("alerter.cooldown_minutes", "5"),
    ALERTER_DAILY_SUMMARY_HOUR("alerter.daily_summary_hour", "0"),
    ALERTER_RULES("alerter.rules", null, Shape.TREE),

    HEALTH_CHECKS("health.checks", null, Shape.TREE),

    OLLAMA_URL("ollama.url", "http://localhost:11434", "OLLAMA_URL"),

    RETENTION_QUEUE_DAYS("retention.queue_days", null, "QUEUE_RETENTION_DAYS"),
    RETENTION_DEAD_LETTER_DAYS("retention.dead_letter_days", null, "DEAD_LETTER_RETENTION_DAYS");

    /** What a server's address consists of, and what stands in for it where a session has to be one's own. */
    static final Set<Setting> ADDRESS = Set.of(POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DATABASE);

    static final Set<Setting> DIRECT = Set.of(POSTGRES_DIRECT_HOST, POSTGRES_DIRECT_PORT, POSTGRES_DIRECT_DATABASE);

    private static final Set<Setting> SECRETS = Set.of(POSTGRES_PASSWORD, ALERTER_DISCORD_WEBHOOK_URL);

    private final String key;
    private final Shape shape;
    private final @Nullable String fallback;
    private final @Nullable String variable;
    private final @Nullable String libpqVariable;

    Setting(String key, @Nullable String fallback) {
        this(key, Shape.TEXT, fallback, null, null);
    }

    Setting(String key, @Nullable String variable, Shape shape) {
        this(key, shape, null, variable, null);
    }

    Setting(String key, @Nullable String fallback, String variable) {
        this(key, Shape.TEXT, fallback, variable, null);
    }

    Setting(String key, @Nullable String fallback, @Nullable String variable, @Nullable String libpqVariable) {
        this(key, Shape.TEXT, fallback, variable, libpqVariable);
    }

    Setting(
            String key,
            Shape shape,
            @Nullable String fallback,
            @Nullable String variable,
            @Nullable String libpqVariable) {
        this.key = key;
        this.shape = shape;
        this.fallback = fallback;
        this.variable = variable;
        this.libpqVariable = libpqVariable;
    }

    /** {@code section.name}, as in the file. */
    public String key() {
        return key;
    }

    /** How it is written in the file. */
    Shape shape() {
        return shape;
    }

    /** Whether nobody may see it. */
    boolean isSecret() {
        return SECRETS.contains(this);
    }

    /** The environment variable that this toolkit has for it. */
    Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    /** The environment variable that libpq has for it, which counts less. */
    Optional<String> libpqVariable() {
        return Optional.ofNullable(libpqVariable);
    }

    Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
