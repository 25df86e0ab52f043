package dev.cortex.utils.events.assembly;

import dev.cortex.utils.events.level.Header;
import dev.cortex.utils.events.level.Level;
import org.jspecify.annotations.Nullable;

/** An event that may still grow: its lines so far, and what its runtime would print next. */
final class OpenEvent {
    /** What kind of trace the event is in. */
    private enum Mode {
        PLAIN,
        /** In a Python traceback, before the line that names the exception. */
        PYTHON,
        GO,
        /** After the source line and caret that Node.js prints before the error. */
        NODE,
        /** After Rust's {@code thread 'main' panicked at file:}, whose message is on the next line. */
        RUST
    }

    private final String first;
    private final EventLimits limits;
    private @Nullable StringBuilder lines;
    private int lineCount = 1;
    private int blanks;
    private boolean truncated;
    private boolean news = true;
    private Mode mode;
    private Shape last;
    private @Nullable Header header;

    OpenEvent(String first, Shape shape, boolean cut, EventLimits limits) {
        this.limits = limits;
        this.truncated = cut || first.length() > limits.chars();
        this.first = first.length() > limits.chars() ? first.substring(0, limits.chars()) : first;
        this.last = shape;
        this.mode = firstMode(first, shape);
    }

    /** Whether a line belongs to this event. */
    boolean goesOnWith(String line, Shape shape) {
        return switch (shape) {
            case BLANK, OTHER ->
                (mode == Mode.PYTHON && namesException(line)) || (mode == Mode.RUST && last != Shape.FOOTER);
            case INDENTED, CONTINUED, CARET -> true;
            case DETAIL -> first.contains(":  ") || lineCount > 1 || line.startsWith("DETAIL:");
            case CHAIN -> lineCount > 1;
            case TRACEBACK -> last == Shape.CHAIN || (lineCount == 1 && isTrouble());
            case THROWN ->
                mode == Mode.PYTHON || mode == Mode.NODE || (lineCount == 1 && blanks == 0 && header().present());
            case GOROUTINE ->
                mode == Mode.GO || (lineCount == 1 && header().present() && line.startsWith("goroutine "));
            case CALL -> mode == Mode.GO || (mode == Mode.PYTHON && namesException(line));
            case FOOTER -> lineCount > 1 || mode == Mode.RUST;
        };
    }

    void blank() {
        blanks++;
    }

    void append(String line, Shape shape, boolean cut) {
        mode = nextMode(shape);
        last = shape;
        StringBuilder all = lines == null ? new StringBuilder(first) : lines;
        lines = all;
        int room = limits.chars() - all.length() - blanks - 1;
        if (lineCount + blanks >= limits.lines() || room <= 0) {
            truncated = true;
            return;
        }
        lineCount += blanks + 1;
        all.append("\n".repeat(all.isEmpty() ? 0 : blanks + 1)).append(line, 0, Math.min(room, line.length()));
        news = true;
        truncated |= cut || line.length() > room;
        blanks = 0;
    }

    /** Whether there is anything that was not taken yet. */
    boolean hasNews() {
        return news;
    }

    /** All of it so far, or what has been added since it was taken the last time. */
    RawEvent take() {
        RawEvent taken = new RawEvent(lines == null ? first : lines.toString(), truncated);
        lines = new StringBuilder();
        news = false;
        return taken;
    }

    private static Mode firstMode(String line, Shape shape) {
        if (shape == Shape.TRACEBACK) {
            return Mode.PYTHON;
        }
        if (line.startsWith("panic: ") || line.startsWith("fatal error: ") || line.contains("panic serving")) {
            return Mode.GO;
        }
        return line.startsWith("thread '") && line.endsWith(":") ? Mode.RUST : Mode.PLAIN;
    }

    private Mode nextMode(Shape shape) {
        return switch (shape) {
            case TRACEBACK -> Mode.PYTHON;
            case GOROUTINE -> Mode.GO;
            case CARET -> mode == Mode.PYTHON ? Mode.PYTHON : Mode.NODE;
            case OTHER, THROWN -> Mode.PLAIN;
            case CALL -> mode == Mode.PYTHON ? Mode.PLAIN : mode;
            default -> mode;
        };
    }

    /** {@code ValueError: x}, {@code app.errors.Gone}: the last line of a traceback, and no headed line. */
    private boolean namesException(String line) {
        int end = 0;
        while (end < line.length() && (Character.isJavaIdentifierPart(line.charAt(end)) || line.charAt(end) == '.')) {
            end++;
        }
        boolean name = end > 0 && !Character.isDigit(line.charAt(0));
        return name && (end == line.length() || line.charAt(end) == ':') && blanks == 0;
    }

    private boolean isTrouble() {
        Level level = header().level();
        return level == null ? header().timed() : level.atLeast(Level.WARN);
    }

    private Header header() {
        Header known = header == null ? Header.of(first) : header;
        header = known;
        return known;
    }
}
