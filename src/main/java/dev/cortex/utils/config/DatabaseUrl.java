package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connection URI as libpq takes it: {@code postgres://user:password@host:port/database?sslmode=require}. One host
 * only.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">PostgreSQL 34.1.1.2</a>
 */
final class DatabaseUrl {
    private static final Pattern SHAPE = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
                    + "(?<host>\\[[^]]*]|[^:/?,\\[\\]]*)(?::(?<port>[^/?,]*))?(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

    private static final Map<String, Setting> PARAMETERS = new TreeMap<>(Map.ofEntries(
            Map.entry("host", Setting.POSTGRES_HOST),
            Map.entry("port", Setting.POSTGRES_PORT),
            Map.entry("dbname", Setting.POSTGRES_DATABASE),
            Map.entry("user", Setting.POSTGRES_USER),
            Map.entry("password", Setting.POSTGRES_PASSWORD),
            Map.entry("sslmode", Setting.POSTGRES_SSLMODE),
            Map.entry("sslrootcert", Setting.POSTGRES_SSLROOTCERT),
            Map.entry("sslcert", Setting.POSTGRES_SSLCERT),
            Map.entry("sslkey", Setting.POSTGRES_SSLKEY),
            Map.entry("channel_binding", Setting.POSTGRES_CHANNEL_BINDING),
            Map.entry("application_name", Setting.POSTGRES_APPLICATION_NAME),
            Map.entry("connect_timeout", Setting.POSTGRES_CONNECT_TIMEOUT)));

    private final String origin;
    private final Map<Setting, Given> found = new EnumMap<>(Setting.class);

    private DatabaseUrl(String origin) {
        this.origin = origin;
    }

    /** The URL itself never gets into an error: it may hold the password. */
    static Map<Setting, Given> parse(String url, String origin) {
        DatabaseUrl parsed = new DatabaseUrl(origin);
        Matcher shape = SHAPE.matcher(url);
        if (!shape.matches()) {
            throw parsed.wrong("not a URL like postgres://user:password@host:5432/database");
        }
        if (Stream.of("host", "port", "database", "query")
                .map(shape::group)
                .anyMatch(part -> part != null && part.contains("@"))) {
            // What stands there may be a part of the password.
            throw parsed.wrong("it has an @ behind the one that ends the password, or a / or ? in the password");
        }
        parsed.put(Setting.POSTGRES_USER, shape.group("user"));
        parsed.put(Setting.POSTGRES_PASSWORD, shape.group("password"));
        String host = shape.group("host");
        parsed.put(Setting.POSTGRES_HOST, host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        parsed.put(Setting.POSTGRES_PORT, shape.group("port"));
        parsed.put(Setting.POSTGRES_DATABASE, shape.group("database"));
        String query = shape.group("query");
        if (query != null) {
            parsed.putParameters(query);
        }
        return parsed.found;
    }

    private void putParameters(String query) {
        for (String parameter : query.split("&", 0)) {
            int equals = parameter.indexOf('=');
            String name = parameter.substring(0, Math.max(0, equals));
            if (equals < 0) {
                throw wrong("a parameter without a value, or an & in one");
            }
            Setting setting = PARAMETERS.get(name);
            if (setting == null) {
                String nearest = Nearest.to(name, PARAMETERS.keySet())
                        .map(candidate -> "did you mean " + candidate + "?")
                        .orElse("known: " + String.join(", ", PARAMETERS.keySet()));
                throw wrong("unknown parameter '" + name + "', " + nearest);
            }
            put(setting, parameter.substring(equals + 1));
        }
    }

    private void put(Setting setting, @Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        try {
            // In a URI a plus is a plus; URLDecoder reads forms, where it is a space.
            String text = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            found.put(setting, Given.Text.literal(text, origin));
        } catch (IllegalArgumentException badEncoding) {
            throw wrong("a % that is not followed by two hexadecimal digits; write % as %25");
        }
    }

    private Problem wrong(String what) {
        return Problem.usage(
                origin + ": " + what,
                "Characters like : / ? @ & % in a user or password are written %3A %2F %3F %40 %26 %25.");
    }
}
