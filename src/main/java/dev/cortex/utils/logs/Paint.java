package dev.cortex.utils.logs;

import dev.cortex.utils.events.SearchPattern;
import dev.cortex.utils.events.level.Level;
import org.jspecify.annotations.Nullable;

/**
 * Colours on a terminal, or none.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48, SGR</a>
 */
final class Paint {
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String FAINT = "2";
    private static final String PLAIN = "";

    /** Leaves the colour around it as it is. */
    private static final String REVERSE = "\033[7m";

    private static final String NOT_REVERSE = "\033[27m";

    private final boolean wanted;
    private final Palette palette = new Palette();

    Paint(boolean wanted) {
        this.wanted = wanted;
    }

    String service(String service, String text) {
        return wanted ? in(palette.colour(service), text) : text;
    }

    String level(@Nullable Level level, String text) {
        return level == null ? text : in(colour(level), text);
    }

    String faint(String text) {
        return in(FAINT, text);
    }

    String matches(SearchPattern pattern, String line) {
        return wanted ? pattern.marked(line, REVERSE, NOT_REVERSE) : line;
    }

    private String in(String colour, String text) {
        return wanted && !colour.isEmpty() ? "\033[" + colour + "m" + text + "\033[0m" : text;
    }

    private static String colour(Level level) {
        return switch (level) {
            case FATAL, ERROR -> RED;
            case WARN -> YELLOW;
            case NOTICE, INFO -> PLAIN;
            case DEBUG, TRACE -> FAINT;
        };
    }
}
