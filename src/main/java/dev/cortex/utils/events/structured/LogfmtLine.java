package dev.cortex.utils.events.structured;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A line of {@code key=value} and {@code key="value"} pairs from its start on. */
final class LogfmtLine {
    private LogfmtLine() {}

    static boolean mayStart(String text, int from) {
        int start = Chars.spaces(text, from);
        int equals = keyEnd(text, start);
        return equals > start && at(text, equals) == '=';
    }

    static @Nullable StructuredLine read(String text, int from) {
        if (!mayStart(text, from)) {
            return null;
        }
        FieldReader reader = new FieldReader();
        each(text, from, reader::field);
        return reader.usable() ? reader.line() : null;
    }

    /** Calls with the name and the value of each field, in their order; what is no field is passed over. */
    static void each(String text, int from, BiConsumer<String, String> field) {
        for (int at = Chars.spaces(text, from); at < text.length(); ) {
            int end = keyEnd(text, at);
            if (end > at && at(text, end) == '=') {
                at = value(text, text.substring(at, end), end + 1, field);
            } else {
                at = Chars.solid(text, at);
            }
            at = Chars.spaces(text, at);
        }
    }

    private static int value(String text, String key, int from, BiConsumer<String, String> field) {
        if (at(text, from) != '"') {
            int to = Chars.solid(text, from);
            field.accept(key, text.substring(from, to));
            return to;
        }
        StringBuilder value = new StringBuilder();
        int i = from + 1;
        for (; i < text.length() && text.charAt(i) != '"'; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = switch (text.charAt(++i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    default -> text.charAt(i);
                };
            }
            value.append(c);
        }
        field.accept(key, value.toString());
        return i + 1;
    }

    private static int keyEnd(String text, int from) {
        int i = from;
        while (Chars.isWord(at(text, i)) || (i < text.length() && ".-@/".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }
}
