package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception or panic in a trace: its type, the codes in its message, the calls below it. */
final class Thrown {
    private static final String[] INTRODUCTIONS = {
        "Caused by: ",
        "---> ",
        "[cause]: ",
        "Wrapped by: ",
        "Uncaught ",
        "Unhandled exception. ",
        "Unhandled exception: "
    };

    private final List<Frame> frames = new ArrayList<>();
    private String type;
    private String message;

    private Thrown(String type, String message) {
        this.type = type;
        this.message = message;
    }

    /** One whose name comes only after its calls, as in Python. */
    static Thrown unnamed() {
        return new Thrown("", "");
    }

    /** The exception that a line of a trace names, if it does. */
    static @Nullable Thrown of(String line) {
        int start = Chars.spaces(line, 0);
        if (line.startsWith("panic: ", start)) {
            return new Thrown("panic", line.substring(start + 7));
        }
        boolean introduced = false;
        for (String introduction : INTRODUCTIONS) {
            if (line.startsWith(introduction, start)) {
                start += introduction.length();
                introduced = true;
            }
        }
        if (line.startsWith("Exception in thread ", start)) {
            start = Chars.spaces(line, Math.max(start, line.indexOf('"', line.indexOf('"', start) + 1) + 1));
            introduced = true;
        }
        int end = nameEnd(line, start);
        boolean named = end > start && (end == line.length() || at(line, end) == ':' || line.startsWith(" [", end));
        return named && (introduced || Names.isThrowable(line, start, end)) ? named(line, start, end) : null;
    }

    void add(Frame frame) {
        frames.add(frame);
    }

    /** Takes the name from the line that follows the calls; false if that line does not look like one. */
    boolean nameFrom(String line) {
        int end = nameEnd(line, 0);
        if (!type.isEmpty() || end == 0 || (end < line.length() && line.charAt(end) != ':')) {
            return false;
        }
        Thrown named = named(line, 0, end);
        type = named.type;
        message = named.message;
        return true;
    }

    String type() {
        return type;
    }

    String message() {
        return message;
    }

    List<Frame> frames() {
        return frames;
    }

    private static Thrown named(String line, int start, int end) {
        return new Thrown(
                line.substring(start, end),
                line.substring(Math.min(line.length(), end + 1)).trim());
    }

    private static int nameEnd(String line, int from) {
        int end = from;
        while (Chars.isWord(at(line, end)) || isJoint(at(line, end), end > from)) {
            end++;
        }
        return end;
    }

    private static boolean isJoint(char c, boolean inside) {
        return c == '$' || (inside && (c == '.' || c == '\\'));
    }
}
