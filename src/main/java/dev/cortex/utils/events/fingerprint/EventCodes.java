package dev.cortex.utils.events.fingerprint;

import dev.cortex.utils.events.code.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codes in what an event says: those that its template keeps and that say what they are codes of. */
public final class EventCodes {
    private EventCodes() {}

    /** In the lines that a template is made of, and in the message of whatever was thrown; in their order. */
    public static List<Code> of(String message, @Nullable String error, @Nullable String stack) {
        List<Code> codes = new ArrayList<>(Masker.announced(Template.firstLine(message)));
        codes.addAll(Masker.announced(Template.continuation(message)));
        if (error != null) {
            codes.addAll(of(error, null, null));
        }
        StackTrace trace =
                stack != null ? StackTrace.in(stack) : message.indexOf('\n') < 0 ? null : StackTrace.in(message);
        if (trace != null) {
            trace.messages().forEach(thrown -> codes.addAll(Masker.announced(thrown)));
        }
        return codes.stream().distinct().toList();
    }
}
