package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened to a container.
 *
 * @param action such as {@code start}, {@code die}, {@code destroy}
 */
public record ContainerEvent(String action, String id) {

    /** Before API 1.22 events had no {@code Actor}; since 1.52 they have nothing else. */
    static ContainerEvent of(JsonNode json) {
        return new ContainerEvent(
                json.path("Action").asText(), json.path("Actor").path("ID").asText());
    }
}
