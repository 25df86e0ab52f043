package dev.cortex.utils.config;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cortex.utils.problem.Problem;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings. Each part is checked when it is asked for, so that a command does not stumble over what it does not
 * need. A bad value ends in a {@link Problem} that names the place it was set.
 */
public final class Config {
    private static final List<Setting> CONNECTION = List.of(
            Setting.POSTGRES_HOST,
            Setting.POSTGRES_PORT,
            Setting.POSTGRES_DATABASE,
            Setting.POSTGRES_USER,
            Setting.POSTGRES_PASSWORD,
            Setting.POSTGRES_SCHEMA);

    /** What stands where, when a session has to be one's own. */
    private static final Map<Setting, Setting> DIRECT = Map.of(
            Setting.POSTGRES_HOST, Setting.POSTGRES_DIRECT_HOST,
            Setting.POSTGRES_PORT, Setting.POSTGRES_DIRECT_PORT,
            Setting.POSTGRES_DATABASE, Setting.POSTGRES_DIRECT_DATABASE);

    private static final Map<Setting, String> DRIVER_PROPERTIES = Map.of(
            Setting.POSTGRES_SSLROOTCERT, "sslrootcert",
            Setting.POSTGRES_SSLCERT, "sslcert",
            Setting.POSTGRES_SSLKEY, "sslkey",
            Setting.POSTGRES_CHANNEL_BINDING, "channelBinding");

    private final Merged given;
    private final Map<String, String> variables;

    private Config(Merged given, Map<String, String> variables) {
        this.given = given;
        this.variables = variables;
    }

    public static Config load(Sources sources) {
        return new Config(sources.merged(), sources.variables());
    }

    public PostgresConfig postgres() {
        PostgresConfig direct = Setting.DIRECT.stream().anyMatch(given::has) ? withAddress(DIRECT, null) : null;
        return withAddress(Map.of(), direct);
    }

    /** @param instead settings that count in place of others, where they are set */
    private PostgresConfig withAddress(Map<Setting, Setting> instead, @Nullable PostgresConfig direct) {
        String host = address(Setting.POSTGRES_HOST, instead, Values::host);
        int port = address(Setting.POSTGRES_PORT, instead, text -> Values.number(text, 1, 65_535));
        String database = address(Setting.POSTGRES_DATABASE, instead, Values::text);
        String user = required(Setting.POSTGRES_USER, Values::text);
        Map<String, String> driverProperties = new HashMap<>();
        DRIVER_PROPERTIES.forEach((setting, name) ->
                optional(setting, Values::text).ifPresent(value -> driverProperties.put(name, value)));
        return new PostgresConfig(
                host,
                port,
                database,
                user,
                optional(Setting.POSTGRES_PASSWORD, Secret::new).orElse(null),
                required(Setting.POSTGRES_SCHEMA, Values::schema),
                required(Setting.POSTGRES_SSLMODE, Values::sslMode),
                driverProperties,
                required(Setting.POSTGRES_APPLICATION_NAME, Values::text),
                required(Setting.POSTGRES_CONNECT_TIMEOUT, Values::connectTimeout),
                required(Setting.POSTGRES_STATEMENT_TIMEOUT, Values::timeout),
                origins(instead.values()),
                direct);
    }

    private <T> T address(Setting setting, Map<Setting, Setting> instead, Function<String, T> parser) {
        Setting other = instead.get(setting);
        return Optional.ofNullable(other)
                .flatMap(direct -> optional(direct, parser))
                .orElseGet(() -> required(setting, parser));
    }

    public RetentionConfig retention() {
        return new RetentionConfig(
                optional(Setting.RETENTION_QUEUE_DAYS, text -> Values.number(text, 1, 36_500))
                        .orElse(null),
                optional(Setting.RETENTION_DEAD_LETTER_DAYS, text -> Values.number(text, 1, 36_500))
                        .orElse(null));
    }

    /** Where the Docker Engine listens: {@code unix://…} or {@code tcp://…}. */
    public String dockerHost() {
        return required(Setting.DOCKER_HOST, Values::text);
    }

    /** Those whose logs are read when a command names none; empty for all. A list, or separated by commas. */
    public List<String> logServices() {
        if (given.strongest(Setting.LOGS_SERVICES).orElse(null) instanceof Given.Items) {
            return bind(Setting.LOGS_SERVICES, new TypeReference<List<String>>() {})
                    .orElse(List.of());
        }
        return optional(Setting.LOGS_SERVICES, Values::text)
                .map(names -> List.of(names.split("\\s*,\\s*")))
                .orElse(List.of());
    }

    /** The webhook is a secret: whoever knows it can post. */
    public Optional<Secret> discordWebhook() {
        return optional(
                Setting.ALERTER_DISCORD_WEBHOOK_URL,
                text -> new Secret(Values.httpUrl(text).toString()));
    }

    public URI ollama() {
        return required(Setting.OLLAMA_URL, Values::httpUrl);
    }

    /**
     * What a key of lists and keys holds, as records of whoever owns it. Their components are its keys, in snake_case; those that may be left
     * out are {@link Nullable}. Durations are written {@code 15m}, what is secret is a {@link Secret}. A record refuses what is invalid with an
     * {@link IllegalArgumentException}; one whose message begins with {@code key: } is about that key.
     *
     * @return empty where it is not set
     * @throws Problem when it does not fit, with its file, line and key, and without any value that Jackson has read
     */
    public <T> Optional<T> bind(Setting setting, TypeReference<T> type) {
        return given.strongest(setting).map(value -> new Binding(setting.key(), value, variables).to(type));
    }

    /** All settings, in the order of {@link Setting}, whether or not their values are any good. */
    public List<SettingInUse> settings() {
        return new Explanation(given, variables).settings();
    }

    private Map<Setting, String> origins(Collection<Setting> alsoOf) {
        Map<Setting, String> origins = new EnumMap<>(Setting.class);
        Stream.concat(CONNECTION.stream(), alsoOf.stream()).forEach(setting -> {
            given.strongest(setting).ifPresent(value -> origins.put(setting, value.origin()));
        });
        return origins;
    }

    private <T> T required(Setting setting, Function<String, T> parser) {
        return optional(setting, parser)
                .orElseThrow(() -> Problem.usage(
                        setting.key() + " is not set",
                        setting.variable()
                                .map(name -> "Set " + name + ".")
                                .orElse("Set it in the configuration file.")));
    }

    private <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        Given value = given.strongest(setting).orElse(null);
        String text = value instanceof Given.Text template ? Interpolation.apply(template, variables) : "";
        if (value == null || text.isEmpty()) {
            return setting.fallback().map(parser);
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException invalid) {
            throw Problem.usage(
                    value.origin() + ": " + setting.key() + ": " + invalid.getMessage(),
                    value.origin().startsWith("-")
                            ? "Give another value."
                            : "Change it there, or override it with a flag.");
        }
    }
}
