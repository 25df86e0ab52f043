package dev.cortex.utils.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cortex.utils.cli.SafeJson;
import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.code.Code;
import dev.cortex.utils.events.fingerprint.Fingerprint;
import dev.cortex.utils.events.level.Level;
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
            json.writeArrayFieldStart("codes");
            for (Code code : event.codes()) {
                json.writeString(code.toString());
            }
            json.writeEndArray();
            json.writeStringField("message", event.message());
            if (event.truncated()) {
                json.writeBooleanField("truncated", true);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return SafeJson.of(text.toString());
    }
}
