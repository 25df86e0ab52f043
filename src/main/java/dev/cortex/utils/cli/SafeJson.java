package dev.cortex.utils.cli;

/** JSON that a terminal can show as it is. */
public final class SafeJson {
    private SafeJson() {}

    /** JSON lets DEL, the C1 controls and changes of direction stand as they are, but terminals obey them. */
    public static String of(String json) {
        int plain = 0;
        while (plain < json.length() && !isObeyed(json.charAt(plain))) {
            plain++;
        }
        if (plain == json.length()) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16).append(json, 0, plain);
        for (int i = plain; i < json.length(); i++) {
            char c = json.charAt(i);
            if (isObeyed(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isObeyed(int c) {
        return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
