package dev.cortex.utils.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the installation.
 *
 * @param password null when none was set: the driver looks for it in a password file then
 * @param schema the schema that holds everything of one installation
 * @param driverProperties what only the driver has to understand, under its names: {@code sslrootcert} and the like
 * @param statementTimeout zero for none
 * @param origins where host, port, database, user and password come from, for messages
 * @param direct the server's own address, when the other one is a pooler's; null when none was set
 */
public record PostgresConfig(
        String host,
        int port,
        String database,
        String user,
        @Nullable Secret password,
        String schema,
        SslMode sslMode,
        Map<String, String> driverProperties,
        String applicationName,
        Duration connectTimeout,
        Duration statementTimeout,
        Map<Setting, String> origins,
        @Nullable PostgresConfig direct) {

    public PostgresConfig {
        Values.host(host);
        Values.text(database);
        Values.text(user);
        Values.schema(schema);
        driverProperties = Map.copyOf(driverProperties);
        origins = Map.copyOf(origins);
    }

    /** Where a session is one's own from beginning to end: here, unless another address was set for it. */
    @Override
    public PostgresConfig direct() {
        return direct == null ? this : direct;
    }

    /** Whether somebody has named this address as the server's own. */
    public boolean isDirect() {
        return Setting.DIRECT.stream().anyMatch(origins::containsKey);
    }

    public Optional<Secret> findPassword() {
        return Optional.ofNullable(password);
    }

    /** {@code host:port}, for messages. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Where a setting of the connection comes from, such as {@code POSTGRES_HOST}. */
    public String origin(Setting setting) {
        return origins.getOrDefault(setting, "default");
    }
}
