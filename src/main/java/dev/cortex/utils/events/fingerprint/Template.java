package dev.cortex.utils.events.fingerprint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an event that other events of the same kind have too. */
public final class Template {
    private Template() {}

    /** The template of a message without its header; a stack trace in it counts by its types and calls. */
    public static String of(String message) {
        return of(message, null, null, List.of());
    }

    /**
     * The template of an event whose message, error, trace and codes come in fields of their own.
     *
     * @param error what went wrong, when the message does not say
     * @param stack a stack trace
     * @param codes {@code name=value} of what keeps errors apart
     */
    public static String of(String message, @Nullable String error, @Nullable String stack, List<String> codes) {
        int lineEnd = message.indexOf('\n');
        StackTrace trace = stack != null ? StackTrace.in(stack) : lineEnd < 0 ? null : StackTrace.in(message);
        String first = firstLine(message);
        StringBuilder template = new StringBuilder(first.length());
        if (trace == null || stack != null || !introduces(first)) {
            template.append(Masker.mask(first));
        }
        if (trace == null && lineEnd >= 0 && first.endsWith(":")) {
            template.append(' ').append(Masker.mask(continuation(message)));
        }
        if (trace != null) {
            template.append(template.isEmpty() ? "" : " | ").append(trace.summary());
        } else if (error != null) {
            template.append(": ").append(of(error));
        }
        codes.forEach(code -> template.append(' ').append(code));
        return template.toString();
    }

    static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** The second line, where the first one leads to it with a colon; else nothing. */
    static String continuation(String message) {
        int end = message.indexOf('\n');
        return end > 0 && message.charAt(end - 1) == ':' ? firstLine(message.substring(end + 1)) : "";
    }

    /** Whether a message is, or goes on as, the trace of something that was thrown. */
    public static boolean isStackTrace(String message) {
        StackTrace trace = message.indexOf('\n') < 0 ? null : StackTrace.in(message);
        return trace != null && trace.isNamed();
    }

    /** Whether a line is a part of the trace below it rather than a message of its own. */
    private static boolean introduces(String line) {
        return line.startsWith("Traceback (most recent call last)") || Thrown.of(line) != null;
    }
}
