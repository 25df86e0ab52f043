package dev.cortex.utils.events.structured;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a line holds that is data. */
public final class Fields {
    private static final JsonFactory JSON = new JsonFactory();

    private Fields() {}

    /** As a JSON object on one line; null for a text that is no data, or breaks off. */
    public static @Nullable String json(String text, int from) {
        StringWriter object = new StringWriter(text.length() - from);
        try (JsonGenerator json = JSON.createGenerator(object)) {
            if (text.startsWith("{", from)) {
                copy(text.substring(from), json);
            } else if (LogfmtLine.mayStart(text, from)) {
                write(logfmt(text, from), json);
            } else {
                return null;
            }
        } catch (IOException brokenOff) {
            return null;
        }
        return object.toString();
    }

    /** Numbers are copied as they are written, whatever their precision. */
    private static void copy(String text, JsonGenerator json) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            int depth = 0;
            do {
                JsonToken token = parser.nextToken();
                if (token.isNumeric()) {
                    json.writeNumber(parser.getText());
                } else {
                    json.copyCurrentEvent(parser);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0);
        }
    }

    private static Map<String, String> logfmt(String text, int from) {
        Map<String, String> fields = new LinkedHashMap<>();
        LogfmtLine.each(text, from, fields::put);
        return fields;
    }

    private static void write(Map<String, String> fields, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }
}
