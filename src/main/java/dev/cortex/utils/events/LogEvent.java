package dev.cortex.utils.events;

import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.code.Code;
import dev.cortex.utils.events.code.FieldCodes;
import dev.cortex.utils.events.fingerprint.EventCodes;
import dev.cortex.utils.events.fingerprint.Fingerprint;
import dev.cortex.utils.events.fingerprint.Template;
import dev.cortex.utils.events.level.Header;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.events.level.TextLevel;
import dev.cortex.utils.events.scan.Ansi;
import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.structured.Fields;
import dev.cortex.utils.events.structured.StructuredLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is read: what it says, and how serious it says it is.
 *
 * @param text all of it as it was written, but for colour codes
 * @param truncated whether there was more of it than the limits let through
 * @param level null if it names none, or two; a stack trace that names none is an error
 * @param message the text without its header (times, host, process, level, thread, logger), or the message field of a
 *     structured line
 * @param fields what the fields of a structured line say
 */
public record LogEvent(
        String text,
        boolean truncated,
        @Nullable Level level,
        String message,
        @Nullable StructuredLine fields) {

    public static LogEvent read(RawEvent raw) {
        String text = Ansi.strip(raw.text());
        StructuredLine fields = StructuredLine.read(text, Chars.spaces(text, 0));
        if (fields != null && fields.level() != null) {
            String message = fields.message();
            return new LogEvent(text, raw.truncated(), fields.level(), message == null ? text : message, fields);
        }
        String said = fields == null || fields.message() == null ? text : fields.message();
        String line = firstLine(said);
        Header header = Header.of(line);
        if (fields == null && said.startsWith("{", header.end())) {
            StructuredLine embedded = StructuredLine.read(said, header.end());
            if (embedded != null) {
                return embedded(raw, text, header, embedded);
            }
        }
        String message = said.substring(header.end()).stripLeading();
        Level level = TextLevel.of(line, header);
        boolean crash = level == null && !header.clash() && Template.isStackTrace(message);
        return new LogEvent(
                text, raw.truncated(), crash ? Level.ERROR : level, message.isEmpty() ? said.strip() : message, fields);
    }

    /** The level alone, for a caller that only wants to know whether to go on with an event. */
    public static @Nullable Level levelOf(String text) {
        String plain = Ansi.strip(text);
        if (plain.indexOf('\n') < 0 && !StructuredLine.mayStart(plain, Chars.spaces(plain, 0))) {
            Header header = Header.of(plain);
            if (!plain.startsWith("{", header.end())) {
                return TextLevel.of(plain, header);
            }
        }
        return read(new RawEvent(plain, false)).level();
    }

    /** The same at another level, if it names none. */
    public LogEvent orAt(@Nullable Level other) {
        return level != null || other == null ? this : new LogEvent(text, truncated, other, message, fields);
    }

    /** What this event has in common with others of its kind. */
    public String template() {
        return fields == null
                ? Template.of(message)
                : Template.of(message, fields.error(), fields.stack(), fields.codes());
    }

    /**
     * What its codes are: those of its fields, then those of its text. A number is none unless the line says what it is
     * a code of.
     */
    public List<Code> codes() {
        if (fields == null) {
            return EventCodes.of(message, null, null);
        }
        Stream<Code> ofFields = fields.codes().stream().map(FieldCodes::of).flatMap(Optional::stream);
        List<Code> ofText = EventCodes.of(message, fields.error(), fields.stack());
        return Stream.concat(ofFields, ofText.stream()).distinct().toList();
    }

    public String fingerprint() {
        return Fingerprint.of(template());
    }

    /** All fields of a structured line, as a JSON object; null for any other line. */
    public @Nullable String allFields() {
        if (fields == null) {
            return null;
        }
        int start = Chars.spaces(text, 0);
        return Fields.json(
                text,
                StructuredLine.mayStart(text, start)
                        ? start
                        : Header.of(firstLine(text)).end());
    }

    private static LogEvent embedded(RawEvent raw, String text, Header header, StructuredLine fields) {
        Level level = fields.level() == null ? header.level() : fields.level();
        String message = fields.message();
        return new LogEvent(
                text, raw.truncated(), level, message == null ? text.substring(header.end()) : message, fields);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
