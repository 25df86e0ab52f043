package dev.cortex.utils.events.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What events of one kind have in common, in a form that can be stored: {@code v1:} and the first 16 hexadecimal digits
 * of the SHA-256 of the template. Rules that change a template of an existing event need a new version.
 */
public final class Fingerprint {
    private static final String VERSION = "v1:";
    private static final int BYTES = 8;

    private Fingerprint() {}

    public static String of(String template) {
        byte[] digest = sha256().digest(template.getBytes(StandardCharsets.UTF_8));
        return VERSION + HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
