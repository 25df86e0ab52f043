package dev.cortex.utils.tail.stream;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How far the log of one container has been handled: all before it has been, nothing after it. It is made of the engine's stamps,
 * which stand in the log itself, and so outlives this program, the engine and the machine. Lines that have gone away since, by
 * rotation, are passed over.
 *
 * @param container the whole id; a container that was made anew under the same name has another, and a log of its own
 * @param out behind the last line of its standard output that was handled
 * @param err the same of its standard error, which is stamped by another thread
 * @param newest nothing that is not handled is older than this moment, but for the few seconds by which the streams may be out of step;
 *     nanoseconds since 1970
 */
public record Cursor(String container, Place out, Place err, long newest) implements Start {
    private static final String VERSION = "v1";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]*");

    public Cursor {
        if (!ID.matcher(container).matches()) {
            throw new IllegalArgumentException(
                    "a cursor belongs to a container, and '" + container + "' is no id of one");
        }
    }

    /** Before the first line. */
    public static Cursor atBeginning(String container) {
        return new Cursor(container, Place.BEGINNING, Place.BEGINNING, Long.MIN_VALUE);
    }

    /** Before the first line that the engine stamped with this moment or a later one. */
    public static Cursor at(String container, Instant moment) {
        long nanos = Place.nanos(moment);
        return new Cursor(container, Place.at(nanos), Place.at(nanos), nanos);
    }

    /** How old what comes next may be: nothing that was written long before this moment is missing. */
    public Instant time() {
        return newest == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochSecond(0, newest);
    }

    /** One word, for {@link #parse}; equal cursors have equal texts. */
    @Override
    public String toString() {
        return String.join(
                ":",
                VERSION,
                container,
                out.toString(),
                err.toString(),
                newest == Long.MIN_VALUE ? "-" : Long.toString(newest));
    }

    /** @throws IllegalArgumentException when the text is none that {@link #toString} wrote */
    public static Cursor parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        try {
            if (parts.size() != 5 || !parts.get(0).equals(VERSION)) {
                throw new IllegalArgumentException("it has another form");
            }
            String newest = parts.get(4);
            return new Cursor(
                    parts.get(1),
                    Place.parse(parts.get(2)),
                    Place.parse(parts.get(3)),
                    newest.equals("-") ? Long.MIN_VALUE : Long.parseLong(newest));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("'" + text + "' is no cursor of a log", broken);
        }
    }
}
