package dev.cortex.utils.cli;

/** Text on a terminal: what may be shown, and how wide it is. */
public final class Text {
    private Text() {}

    /** One line of it, without anything that a terminal would obey: control characters and changes of direction. */
    public static String line(String untrusted) {
        StringBuilder shown = new StringBuilder(untrusted.length());
        untrusted.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t') {
                shown.append(' ');
            } else if (isShown(point)) {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** The same, keeping its lines and tabs. */
    public static String lines(String untrusted) {
        StringBuilder shown = new StringBuilder(untrusted.length());
        untrusted
                .codePoints()
                .filter(point -> point == '\n' || point == '\t' || isShown(point))
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isShown(int point) {
        boolean turnsText = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return !Character.isISOControl(point) && !turnsText;
    }

    /** In columns: most East Asian characters and emoji take two, combining marks none. */
    static int width(String line) {
        return line.codePoints().map(Text::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    /** At most so many columns of it, an ellipsis in place of the rest. */
    static String truncate(String line, int columns) {
        if (width(line) <= columns) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int point : line.codePoints().toArray()) {
            used += width(point);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('…').toString();
    }
}
