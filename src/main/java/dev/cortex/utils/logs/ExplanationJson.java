package dev.cortex.utils.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cortex.utils.logs.fingerprint.Fingerprint;
import dev.cortex.utils.logs.level.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** How one event is read, as a JSON object on one line that a terminal can show as it is. */
final class ExplanationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ExplanationJson() {}

    static String of(LogEvent event) {
        StringWriter text = new StringWriter(256);
        String template = event.template();
        Level level = event.level();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("level", level == null ? null : level.label());
            json.writeStringField("template", template);
            json.writeStringField("fingerprint", Fingerprint.of(template));
            json.writeStringField("message", event.message());
            if (event.truncated()) {
                json.writeBooleanField("truncated", true);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return escaped(text.toString());
    }

    /** JSON lets DEL, the C1 controls and changes of direction stand as they are, but terminals obey them. */
    private static String escaped(String json) {
        int plain = 0;
        while (plain < json.length() && !isObeyed(json.charAt(plain))) {
            plain++;
        }
        if (plain == json.length()) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (isObeyed(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isObeyed(int c) {
        return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
