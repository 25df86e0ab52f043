package dev.cortex.utils.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labelled logs of real systems (Loghub, Zhu et al., ISSRE 2023), which lie beside the checkout if at all. */
final class Loghub {
    static final Path DATA = Path.of("..", "shared", "data", "loghub");
    static final List<String> SYSTEMS = List.of("Apache", "Hadoop", "OpenSSH", "Spark");

    private Loghub() {}

    /**
     * A line and what people said of it.
     *
     * @param content the message without its header
     * @param level as it is written
     * @param event which lines are of one kind
     */
    record Labelled(String line, String content, @Nullable String level, String event) {}

    static boolean isThere() {
        return Files.isDirectory(DATA);
    }

    static List<Labelled> read(String system) {
        List<Labelled> lines = new ArrayList<>();
        try {
            for (String json : Files.readAllLines(DATA.resolve(system + ".jsonl"))) {
                lines.add(labelled(json));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return lines;
    }

    private static Labelled labelled(String json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                fields.put(name, parser.nextTextValue());
            }
        }
        return new Labelled(
                fields.getOrDefault("line", ""),
                fields.getOrDefault("content", ""),
                fields.get("level"),
                fields.getOrDefault("event", ""));
    }
}
