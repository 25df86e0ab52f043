package dev.cortex.utils.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cortex.utils.cli.SafeJson;
import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Entry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An event for programs, as a JSON object on one line that a terminal can show as it is. */
final class EntryJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EntryJson() {}

    static String of(LogSource source, Entry entry) {
        LogEvent event = entry.event();
        Level level = event.level();
        StringWriter text = new StringWriter(256 + event.text().length());
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", entry.time().toString());
            json.writeStringField("service", source.service());
            json.writeStringField("container", source.container());
            json.writeStringField("stream", entry.stream());
            json.writeStringField("level", level == null ? null : level.label());
            json.writeStringField("message", event.message());
            json.writeFieldName("fields");
            json.writeRawValue(String.valueOf(event.allFields()));
            json.writeStringField("fingerprint", event.fingerprint());
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
