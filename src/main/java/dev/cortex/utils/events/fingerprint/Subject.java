package dev.cortex.utils.events.fingerprint;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.WordMap;

/** What a line speaks of: a process that ended, or a request that was answered. */
final class Subject {
    /** How many characters back a word still tells. */
    private static final int FARTHEST = 64;

    private static final WordMap<String> PROCESS =
            WordMap.words("exit exits exited exiting terminated died crashed quit killed");
    private static final WordMap<String> REQUEST =
            WordMap.words("http https request response url get post put patch delete responded replied");

    private Subject() {}

    /** Whether the last such word before a place tells of a process. */
    static boolean isProcess(String text, int place) {
        int first = Math.max(0, place - FARTHEST);
        for (int to = place; to > first; to--) {
            int from = to;
            while (from > first && Chars.isLetter(text.charAt(from - 1))) {
                from--;
            }
            if (PROCESS.has(text, from, to)) {
                return true;
            }
            if (REQUEST.has(text, from, to)) {
                return false;
            }
            to = from;
        }
        return false;
    }
}
