package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What there is to know about a container before its log is read.
 *
 * @param tty whether its log is one raw stream, without frames
 * @param logDriver such as {@code json-file}
 * @param logOptions such as {@code max-size}
 */
public record ContainerDetails(
        String id,
        String name,
        String hostname,
        boolean tty,
        boolean running,
        Instant created,
        String logDriver,
        Map<String, String> logOptions) {

    public ContainerDetails {
        logOptions = Map.copyOf(logOptions);
    }

    /** Whether old lines go away by themselves, because the log is kept below a size. */
    public boolean rotates() {
        return switch (logDriver) {
            case "json-file" ->
                logOptions.containsKey("max-size")
                        && !logOptions.getOrDefault("max-size", "").startsWith("-");
            case "none" -> false;
            default -> true;
        };
    }

    static ContainerDetails of(JsonNode json) {
        JsonNode log = json.path("HostConfig").path("LogConfig");
        return new ContainerDetails(
                json.path("Id").asText(),
                Container.bare(json.path("Name").asText()),
                json.path("Config").path("Hostname").asText(),
                json.path("Config").path("Tty").asBoolean(),
                json.path("State").path("Running").asBoolean(),
                OffsetDateTime.parse(json.path("Created").asText("1970-01-01T00:00:00Z"))
                        .toInstant(),
                log.path("Type").asText(),
                Container.labels(log.path("Config")));
    }
}
