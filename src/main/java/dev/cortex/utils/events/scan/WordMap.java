package dev.cortex.utils.events.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values by ASCII word, looked up in a stretch of text whatever its case and without making a string of it. */
public final class WordMap<V> {
    private final @Nullable String[] words;
    private final @Nullable Object[] values;
    private final int[] hashes;
    private final int mask;
    private final int longest;

    private WordMap(Map<String, V> entries) {
        int capacity = Integer.highestOneBit(Math.max(4, entries.size() * 4));
        words = new @Nullable String[capacity];
        values = new @Nullable Object[capacity];
        hashes = new int[capacity];
        mask = capacity - 1;
        longest = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
        entries.forEach(this::put);
    }

    public static <V> WordMap<V> of(Map<String, V> entries) {
        return new WordMap<>(entries);
    }

    /** A set of words, given with white space between them: each one's value is itself. */
    public static WordMap<String> words(String words) {
        Map<String, String> entries = new HashMap<>();
        eachWord(words, word -> entries.put(word, word));
        return of(entries);
    }

    /** Goes through words that are given with white space between them. */
    public static void eachWord(String words, Consumer<String> action) {
        for (String word : words.trim().split("\\s+", -1)) {
            action.accept(word);
        }
    }

    @SuppressWarnings("unchecked")
    public @Nullable V get(String text, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > longest) {
            return null;
        }
        int hash = hash(text, from, to);
        int slot = hash & mask;
        for (String word = words[slot]; word != null; word = words[slot]) {
            if (hashes[slot] == hash && word.length() == length && text.regionMatches(true, from, word, 0, length)) {
                return (V) values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    public boolean has(String text, int from, int to) {
        return get(text, from, to) != null;
    }

    private void put(String word, V value) {
        int hash = hash(word, 0, word.length());
        int slot = hash & mask;
        while (words[slot] != null) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        words[slot] = word;
        values[slot] = value;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + (text.charAt(i) | 0x20);
        }
        return hash ^ (hash >>> 15);
    }
}
