package dev.cortex.utils.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM file.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*+([^-]*+)-----END \\1-----", Pattern.DOTALL);

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    String label() {
        return label;
    }

    byte[] der() {
        return der;
    }

    static List<Pem> read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException when a block is encrypted or not base64 */
    static List<Pem> parse(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text.contains("Proc-Type:") ? refuseEncrypted() : text);
        while (block.find()) {
            if (block.group(1).startsWith("ENCRYPTED")) {
                refuseEncrypted();
            }
            blocks.add(new Pem(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
        }
        return blocks;
    }

    private static String refuseEncrypted() {
        throw new IllegalArgumentException("the key is encrypted; decrypt it (openssl pkey -in key.pem)");
    }
}
