package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;
import static dev.cortex.utils.events.scan.Chars.isSpace;

import dev.cortex.utils.events.scan.Chars;

/** Syslog's host and program, {@code LabSZ sshd[24833]:}, after its kind of time. */
final class Origin {
    private static final int LONGEST_PROGRAM = 96;

    private Origin() {}

    /** Past host and program; -1 if the time is not syslog's or something else follows it. */
    static int end(String text, int from, int timeEnd) {
        boolean traditional = isTraditional(text, timeEnd);
        if (!traditional && !isInternet(text, timeEnd)) {
            return -1;
        }
        int host = Chars.solid(text, from);
        if (host == from || "[<({\"".indexOf(text.charAt(from)) >= 0 || LevelNames.of(text, from, host) != null) {
            return -1;
        }
        if (text.charAt(host - 1) == ':') {
            return traditional || text.charAt(host - 2) == ']' ? host : -1;
        }
        int program = program(text, Chars.spaces(text, host), traditional);
        return program < 0 && traditional ? host : program;
    }

    /** Past the colon that closes the program: {@code kernel:}, {@code syslogd 1.4.1:}, {@code launchd[1] (com.x[2]):}. */
    private static int program(String text, int from, boolean loose) {
        int words = 1;
        int last = Math.min(text.length(), from + LONGEST_PROGRAM);
        for (int i = from; i < last; i++) {
            char c = text.charAt(i);
            if (c == ':' && (i + 1 == text.length() || isSpace(text.charAt(i + 1)))) {
                return loose || text.charAt(i - 1) == ']' ? i + 1 : -1;
            }
            if (c == ' ' && ++words > (loose ? 3 : 1)) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code Jun 14 15:16:01}: RFC 3164, neither year nor zone. */
    private static boolean isTraditional(String text, int timeEnd) {
        int start = timeEnd - "Jun 14 15:16:01".length();
        for (int length = 0; length <= 1; length++) {
            int month = start + length;
            if (month >= 0
                    && Chars.letters(text, month) == month + 3
                    && at(text, month + 3) == ' '
                    && !Chars.isWord(at(text, month - 1))) {
                return true;
            }
        }
        return false;
    }

    /** {@code 2003-10-11T22:14:15.003Z}: RFC 5424. */
    private static boolean isInternet(String text, int timeEnd) {
        int joint = text.lastIndexOf('T', timeEnd - 1);
        return joint > 0 && timeEnd - joint < 24 && Chars.isDigit(text.charAt(joint - 1));
    }
}
