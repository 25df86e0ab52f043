package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A container as the list shows it, running or not.
 *
 * @param id the whole id, 64 hexadecimal digits
 * @param name without the leading slash
 * @param running also while it is paused, or waits for being restarted
 */
public record Container(
        String id, String name, Map<String, String> labels, boolean running, Health health, Instant created) {
    private static final String COMPOSE_SERVICE = "com.docker.compose.service";

    public Container {
        labels = Map.copyOf(labels);
    }

    /** The name that its compose file gives it, or an empty text. */
    public String composeService() {
        return labels.getOrDefault(COMPOSE_SERVICE, "");
    }

    static Container of(JsonNode json) {
        return new Container(
                json.path("Id").asText(),
                name(json),
                labels(json.path("Labels")),
                isRunning(json.path("State").asText()),
                Health.ofText(json.path("Status").asText()),
                Instant.ofEpochSecond(json.path("Created").asLong()));
    }

    /** Links add names such as {@code /web/database}: the container's own has one slash only. */
    private static String name(JsonNode json) {
        for (JsonNode name : json.path("Names")) {
            if (name.asText().lastIndexOf('/') <= 0) {
                return bare(name.asText());
            }
        }
        return json.path("Id").asText().substring(0, 12);
    }

    static String bare(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    static Map<String, String> labels(JsonNode json) {
        Map<String, String> labels = new HashMap<>();
        json.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static boolean isRunning(String state) {
        return state.equals("running") || state.equals("paused") || state.equals("restarting");
    }
}
