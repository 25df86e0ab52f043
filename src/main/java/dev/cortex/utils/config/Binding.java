package dev.cortex.utils.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Makes records of what the file has below a key. */
final class Binding {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String key;
    private final Given given;

    /** @param given what is below the key, variables not replaced yet */
    Binding(String key, Given given, Map<String, String> variables) {
        this.key = key;
        this.given = Interpolation.everywhere(given, variables);
    }

    <T> T to(TypeReference<T> type) {
        try {
            return Records.READER.forType(type).readValue(node(given, key));
        } catch (JsonMappingException refused) {
            throw new Misfit(key, given, refused).problem();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode node(Given given, String key) {
        if (given instanceof Given.Items list) {
            ArrayNode node = NODES.arrayNode();
            list.items().forEach(item -> node.add(node(item, key + "[" + node.size() + "]")));
            return node;
        }
        if (given instanceof Given.Keys keys) {
            ObjectNode node = NODES.objectNode();
            keys.keys().forEach((name, value) -> node.set(name, node(value, key + "." + name)));
            return node;
        }
        if (given instanceof Given.Text text) {
            return TextNode.valueOf(text.text());
        }
        throw Problem.usage(given.origin() + ": " + key + " is empty", "Give it a value, or take it out of the list.");
    }
}
