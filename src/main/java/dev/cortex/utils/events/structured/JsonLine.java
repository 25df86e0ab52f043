package dev.cortex.utils.events.structured;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cortex.utils.events.scan.Chars;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A line that is a JSON object. One that breaks off is read as far as it goes. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST_READ = 3;

    private JsonLine() {}

    static @Nullable StructuredLine read(String text, int from) {
        if (Chars.at(text, Chars.spaces(text, from + 1)) != '"') {
            return null;
        }
        FieldReader reader = new FieldReader();
        try (JsonParser parser = JSON.createParser(from == 0 ? text : text.substring(from))) {
            parser.nextToken();
            object(parser, "", 1, reader);
        } catch (IOException brokenOff) {
            return reader.usable() ? reader.line() : null;
        }
        return reader.usable() ? reader.line() : null;
    }

    private static void object(JsonParser parser, String prefix, int depth, FieldReader reader) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String path = prefix.isEmpty() ? name : prefix + name;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && depth < DEEPEST_READ) {
                object(parser, path + ".", depth + 1, reader);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                reader.field(path, parser.getText());
            }
        }
    }
}
