package dev.cortex.utils.events.level;

import dev.cortex.utils.events.scan.WordMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What log writers call the levels. A name in brackets or after {@code level=} can be any of them; a bare word in a text
 * is read as one only if it is rarely anything else.
 */
public final class LevelNames {
    private static final Map<Level, String> LABELS = Map.of(
            Level.TRACE, "trace trce trc verbose vrb finest finer silly",
            Level.DEBUG, "debug dbug dbg fine debug1 debug2 debug3 debug4 debug5",
            Level.INFO, "info information informational inf note log",
            Level.NOTICE, "notice",
            Level.WARN, "warn warning wrn",
            Level.ERROR, "error err severe fail failure",
            Level.FATAL, "fatal critical crit ftl panic dpanic emerg emergency alert");
    private static final Map<Level, String> CAPITALS = Map.of(
            Level.TRACE, "trace verbose finest finer trc vrb",
            Level.DEBUG, "debug dbg fine",
            Level.INFO, "info inf",
            Level.NOTICE, "notice",
            Level.WARN, "warn warning wrn",
            Level.ERROR, "error err severe failure",
            Level.FATAL, "fatal critical crit ftl panic emerg emergency");
    private static final Map<Level, String> BEFORE_COLON = Map.of(
            Level.TRACE, "trce verbose",
            Level.DEBUG, "debug dbug",
            Level.INFO, "info",
            Level.NOTICE, "notice",
            Level.WARN, "warn warning",
            Level.ERROR, "error err fail severe",
            Level.FATAL, "fatal critical crit panic alert emerg emergency");
    private static final WordMap<Level> ANY = table(LABELS);
    private static final WordMap<Level> CAPITAL = table(CAPITALS);
    private static final WordMap<Level> COLON = table(BEFORE_COLON);

    private LevelNames() {}

    /** The level of a word that is known to be a level, such as the value of {@code level=}. */
    public static @Nullable Level of(String text, int from, int to) {
        return ANY.get(text, from, to);
    }

    public static @Nullable Level of(String word) {
        return of(word, 0, word.length());
    }

    /** The level that a word in capitals names by itself. */
    static @Nullable Level capital(String text, int from, int to) {
        return CAPITAL.get(text, from, to);
    }

    /** The level that a word names when a colon follows it at the start of a message. */
    static @Nullable Level beforeColon(String text, int from, int to) {
        return COLON.get(text, from, to);
    }

    /** The level of a single letter, as in logcat, klog and MongoDB. */
    static @Nullable Level letter(char c) {
        return switch (c) {
            case 'V', 'T' -> Level.TRACE;
            case 'D' -> Level.DEBUG;
            case 'I' -> Level.INFO;
            case 'N' -> Level.NOTICE;
            case 'W' -> Level.WARN;
            case 'E' -> Level.ERROR;
            case 'F', 'C' -> Level.FATAL;
            default -> null;
        };
    }

    private static WordMap<Level> table(Map<Level, String> names) {
        Map<String, Level> table = new HashMap<>();
        names.forEach((level, words) -> WordMap.eachWord(words, word -> table.put(word, level)));
        return WordMap.of(table);
    }
}
