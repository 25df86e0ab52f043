package dev.cortex.utils.events.fingerprint;

import dev.cortex.utils.events.scan.Names;
import dev.cortex.utils.events.scan.WordMap;
import org.jspecify.annotations.Nullable;

/** The last two words that were read, and how what comes next is joined to them. */
final class Context {
    private final String text;
    private int lastFrom;
    private int lastTo;
    private int previousFrom;
    private int previousTo;
    private boolean assigned;
    private boolean code;

    Context(String text) {
        this.text = text;
    }

    void word(int from, int to) {
        previousFrom = lastFrom;
        previousTo = lastTo;
        lastFrom = from;
        lastTo = to;
        assigned = false;
        code = false;
    }

    void code(int from, int to) {
        word(from, to);
        code = true;
    }

    void punctuation(char c) {
        if (c == ':' || c == '=') {
            assigned = true;
        } else if (c == ',' || c == ';' || c == ')' || c == ']' || c == '}') {
            forget();
        }
    }

    void forget() {
        word(0, 0);
        previousFrom = 0;
        previousTo = 0;
    }

    /** Whether a colon or an equals sign has come since the last word. */
    boolean assigned() {
        return assigned;
    }

    boolean lastWasCode() {
        return code;
    }

    boolean last(WordMap<?> words) {
        return words.has(text, lastFrom, lastTo);
    }

    <V> @Nullable V lastOf(WordMap<V> words) {
        return words.get(text, lastFrom, lastTo);
    }

    boolean last(String word) {
        return lastTo - lastFrom == word.length() && text.regionMatches(true, lastFrom, word, 0, word.length());
    }

    boolean lastStartsWith(String start) {
        return lastTo > lastFrom && text.startsWith(start, lastFrom);
    }

    boolean lastIsCamel() {
        return Names.isCamel(text, lastFrom, lastTo);
    }

    boolean previousIs(String word) {
        return previousTo - previousFrom == word.length()
                && text.regionMatches(true, previousFrom, word, 0, word.length());
    }

    <V> @Nullable V previousOf(WordMap<V> words) {
        return words.get(text, previousFrom, previousTo);
    }

    boolean previous(WordMap<?> words) {
        return words.has(text, previousFrom, previousTo);
    }
}
