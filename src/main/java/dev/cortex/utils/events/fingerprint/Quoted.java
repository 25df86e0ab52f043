package dev.cortex.utils.events.fingerprint;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;

/** Which quoted texts are part of what the author wrote, and which are data. */
final class Quoted {
    private Quoted() {}

    /** Whether to read on inside the quotes instead of taking all of it for one value. */
    static boolean isRead(String text, int from, int to, Context before) {
        int word = Chars.letters(text, from);
        boolean request =
                at(text, word) == ' ' && Words.HTTP_METHODS.has(text, from, word) && Chars.isUpper(text.charAt(from));
        if (request || before.last(Words.TEXT)) {
            return true;
        }
        int end = from;
        while (end < to && (Chars.isWord(text.charAt(end)) || "-.$".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end < to || end == from) {
            return false;
        }
        boolean key = at(text, to + 1) == ':';
        return key || before.last(Words.CODE_NOUNS) || KeptCode.isCue(before) || text.startsWith(" object", to + 1);
    }
}
