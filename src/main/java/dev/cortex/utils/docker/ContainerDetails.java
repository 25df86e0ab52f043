package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What there is to know about a container.
 *
 * @param tty whether its log is one raw stream, without frames
 * @param restartCount how often its restart policy has started it again since somebody did
 * @param restartPolicy {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
 * @param logDriver such as {@code json-file}
 * @param logOptions such as {@code max-size}
 */
public record ContainerDetails(
        String id,
        String name,
        String hostname,
        boolean tty,
        Instant created,
        ContainerState state,
        int restartCount,
        String restartPolicy,
        String logDriver,
        Map<String, String> logOptions) {

    public ContainerDetails {
        logOptions = Map.copyOf(logOptions);
    }

    /** Whether it runs; also while it is paused, or waits for being restarted. */
    public boolean running() {
        return state.running();
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
                OffsetDateTime.parse(json.path("Created").asText("1970-01-01T00:00:00Z"))
                        .toInstant(),
                ContainerState.of(json.path("State")),
                json.path("RestartCount").asInt(),
                json.path("HostConfig").path("RestartPolicy").path("Name").asText(),
                log.path("Type").asText(),
                Container.labels(log.path("Config")));
    }
}
