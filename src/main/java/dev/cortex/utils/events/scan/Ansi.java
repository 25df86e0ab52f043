package dev.cortex.utils.events.scan;

/** Colour and cursor codes, which say nothing about a line and would hide its first word. */
public final class Ansi {
    private static final char ESCAPE = '\u001b';

    private Ansi() {}

    /** The text without escape sequences (ECMA-48 CSI and OSC); itself when it has none. */
    public static String strip(String text) {
        int escape = text.indexOf(ESCAPE);
        if (escape < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            plain.append(text, from, escape);
            from = end(text, escape);
            escape = text.indexOf(ESCAPE, from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static int end(String text, int escape) {
        char kind = Chars.at(text, escape + 1);
        int i = Math.min(text.length(), escape + 2);
        if (kind == '[') {
            while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) < 0x40) {
                i++;
            }
            return Math.min(text.length(), i + 1);
        }
        if (kind == ']') {
            while (i < text.length() && text.charAt(i) != '\u0007' && text.charAt(i) != ESCAPE) {
                i++;
            }
            boolean bell = i < text.length() && text.charAt(i) == '\u0007';
            return bell ? i + 1 : Math.min(text.length(), i + (Chars.at(text, i + 1) == '\\' ? 2 : 0));
        }
        return i;
    }
}
