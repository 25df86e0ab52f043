package dev.cortex.utils.events.structured;

import dev.cortex.utils.events.level.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line that is data says.
 *
 * @param level the level, if its fields name just one
 * @param message the text that its author wrote
 * @param error what went wrong, where a field of its own says so
 * @param stack a stack trace in a field of its own
 * @param codes {@code status=503} and the like: HTTP status, exit code, SQLSTATE, errno
 */
public record StructuredLine(
        @Nullable Level level,
        @Nullable String message,
        @Nullable String error,
        @Nullable String stack,
        List<String> codes) {

    public StructuredLine {
        codes = List.copyOf(codes);
    }

    /** Whether the text begins like one; cheap, and may be wrong. */
    public static boolean mayStart(String text, int from) {
        return text.startsWith("{", from) || LogfmtLine.mayStart(text, from);
    }

    /** Reads a JSON object or logfmt; null for any other text. */
    public static @Nullable StructuredLine read(String text, int from) {
        return text.startsWith("{", from) ? JsonLine.read(text, from) : LogfmtLine.read(text, from);
    }
}
