package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Something that happened to a container.
 *
 * @param action such as {@code start}, {@code die}, {@code destroy}
 * @param time by the engine's clock, to the nanosecond
 * @param attributes what the engine says about it, and the container's labels, all in one map: where a label is called like an
 *     attribute, either may have won. Moby lets the label win, but for {@code name} and {@code image}
 */
public record ContainerEvent(String action, String id, Instant time, Map<String, String> attributes) {
    private static final Set<String> OF_THE_ENGINE =
            Set.of("name", "image", "exitCode", "execDuration", "signal", "oldName");

    public ContainerEvent {
        attributes = Map.copyOf(attributes);
    }

    /** One of which nothing more is known. */
    public ContainerEvent(String action, String id) {
        this(action, id, Instant.EPOCH, Map.of());
    }

    public boolean is(ContainerAction kind) {
        return action.equals(kind.text());
    }

    /** Without the leading slash; after a {@link ContainerAction#RENAME} the new one. */
    public String name() {
        return attributes.getOrDefault("name", "");
    }

    /** Of a {@link ContainerAction#DIE}: what the process ended with, or 128 and the signal that ended it. */
    public OptionalInt exitCode() {
        return is(ContainerAction.DIE) ? number("exitCode") : OptionalInt.empty();
    }

    /** Of a {@link ContainerAction#KILL}: the signal's number. */
    public OptionalInt signal() {
        return is(ContainerAction.KILL) ? number("signal") : OptionalInt.empty();
    }

    /** Of a {@link ContainerAction#RENAME}. */
    public Optional<String> oldName() {
        return is(ContainerAction.RENAME)
                ? Optional.ofNullable(attributes.get("oldName")).map(Container::bare)
                : Optional.empty();
    }

    /** The container's; without those that are called like something the engine says of an event. */
    public Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>(attributes);
        labels.keySet().removeAll(OF_THE_ENGINE);
        return labels;
    }

    private OptionalInt number(String attribute) {
        try {
            return OptionalInt.of(Integer.parseInt(attributes.getOrDefault(attribute, "")));
        } catch (NumberFormatException aLabelsOrNone) {
            return OptionalInt.empty();
        }
    }

    /** Before API 1.22 events had no {@code Actor}; since 1.52 they have nothing else. */
    static ContainerEvent of(JsonNode json) {
        JsonNode actor = json.path("Actor");
        return new ContainerEvent(
                json.path("Action").asText(),
                actor.path("ID").asText(),
                Instant.ofEpochSecond(0, json.path("timeNano").asLong()),
                Container.labels(actor.path("Attributes")));
    }
}
