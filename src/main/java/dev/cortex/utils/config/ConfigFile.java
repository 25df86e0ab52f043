package dev.cortex.utils.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads {@code utils.yaml} token by token, so that every complaint has a line number. */
final class ConfigFile {
    private final Path path;
    private final Map<Setting, Given> found = new EnumMap<>(Setting.class);

    private ConfigFile(Path path) {
        this.path = path;
    }

    static Map<Setting, Given> read(Path path) {
        ConfigFile file = new ConfigFile(path);
        try (JsonParser parser = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(Files.readString(path))) {
            file.readSections(parser);
        } catch (JsonProcessingException invalid) {
            throw Problem.usage(
                    path + ":" + line(invalid) + ": not valid YAML: " + reason(invalid),
                    "Correct the file, or name another with --config.");
        } catch (IOException unreadable) {
            throw Problem.usage(
                    path + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")",
                    "Check the path and its permissions.");
        }
        return file.found;
    }

    private void readSections(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw wrong(parser, "expected sections such as 'postgres:'");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String section = parser.currentName();
            if (Setting.keys().stream().noneMatch(key -> key.startsWith(section + "."))) {
                throw unknown(parser, section);
            }
            switch (parser.nextToken()) {
                case START_OBJECT -> readSection(parser, section);
                case VALUE_NULL -> {}
                default -> throw wrong(parser, section + ": expected its keys on indented lines below");
            }
        }
    }

    private void readSection(JsonParser parser, String section) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = section + "." + parser.currentName();
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(parser, key));
            JsonToken value = parser.nextToken();
            if (!value.isScalarValue()) {
                throw wrong(parser, key + ": expected a single value");
            }
            if (value != JsonToken.VALUE_NULL) {
                found.put(setting, new Given(parser.getText(), place(parser), true));
            }
        }
    }

    private Problem unknown(JsonParser parser, String key) {
        String hint = Nearest.to(key, Setting.keys())
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known keys: " + String.join(", ", Setting.keys()) + ".");
        return Problem.usage(place(parser) + ": unknown key " + key, hint);
    }

    private Problem wrong(JsonParser parser, String message) {
        return Problem.usage(place(parser) + ": " + message, "See the README's section on configuration.");
    }

    private String place(JsonParser parser) {
        return path + ":" + parser.currentTokenLocation().getLineNr();
    }

    private static int line(JsonProcessingException invalid) {
        if (invalid.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblemMark().getLine() + 1;
        }
        return invalid.getLocation() == null ? 1 : invalid.getLocation().getLineNr();
    }

    private static String reason(JsonProcessingException invalid) {
        String reason = invalid.getCause() instanceof MarkedYAMLException marked
                ? String.valueOf(marked.getProblem())
                : invalid.getOriginalMessage();
        return reason.lines().findFirst().orElse("");
    }
}
