package dev.cortex.utils.events.fingerprint;

/** Writes a template: single spaces, and one mark for a run of values, so that a list's length does not matter. */
final class TemplateWriter {
    static final String VALUE = "<*>";
    private static final String JOINTS = " ,:/-.+#@~_&\\";

    private final StringBuilder out;

    TemplateWriter(int size) {
        out = new StringBuilder(size);
    }

    void literal(String text, int from, int to) {
        out.append(text, from, to);
    }

    void literal(char c) {
        out.append(c);
    }

    void space() {
        int last = out.length() - 1;
        if (last >= 0 && out.charAt(last) != ' ') {
            out.append(' ');
        }
    }

    void value() {
        int end = out.length();
        while (end > 0 && JOINTS.indexOf(out.charAt(end - 1)) >= 0) {
            end--;
        }
        if (endsWithValue(end)) {
            out.setLength(end);
        } else {
            out.append(VALUE);
        }
    }

    @Override
    public String toString() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private boolean endsWithValue(int end) {
        return end >= VALUE.length()
                && out.charAt(end - 1) == '>'
                && out.charAt(end - 2) == '*'
                && out.charAt(end - 3) == '<';
    }
}
