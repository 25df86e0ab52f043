package dev.cortex.utils.events;

/** The longest text that every match of a pattern contains; empty where that is not plain to see. */
final class RequiredLiteral {
    private static final String TOO_MUCH = "|()[]{}";
    private static final String CLASSES = "dDwWsSbB";

    private RequiredLiteral() {}

    static String of(String pattern) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (TOO_MUCH.indexOf(c) >= 0 || Character.isSurrogate(c)) {
                return "";
            }
            boolean literal = "\\.^$*?+".indexOf(c) < 0;
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                c = pattern.charAt(i);
                literal = !Character.isLetterOrDigit(c);
                if ((!literal && CLASSES.indexOf(c) < 0) || Character.isSurrogate(c)) {
                    return "";
                }
            } else if ("*?".indexOf(c) >= 0 && !run.isEmpty()) {
                run.setLength(run.length() - 1);
            }
            if (literal) {
                run.append(c);
            } else {
                longest = run.length() > longest.length() ? run.toString() : longest;
                run.setLength(0);
            }
        }
        return run.length() > longest.length() ? run.toString() : longest;
    }
}
