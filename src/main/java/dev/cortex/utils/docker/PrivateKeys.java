package dev.cortex.utils.docker;

import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Private keys as OpenSSL writes them: PKCS#8, and the older PKCS#1 (RSA) and SEC 1 (EC), which the JDK reads only when
 * wrapped as PKCS#8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5208">RFC 5208</a>, RFC 8017 appendix A.1.2, RFC 5915
 */
final class PrivateKeys {
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = der(INTEGER, new byte[] {0});
    private static final byte[] RSA = bytes(0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1, 0x05, 0);
    private static final byte[] EC = bytes(0x06, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1);

    private PrivateKeys() {}

    /** @throws IllegalArgumentException when there is no key in it, or none that can be read */
    static PrivateKey of(List<Pem> blocks) {
        byte[] curve = blocks.stream()
                .filter(block -> block.label().equals("EC PARAMETERS"))
                .findFirst()
                .map(Pem::der)
                .orElse(new byte[0]);
        for (Pem block : blocks) {
            byte[] der = block.der();
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return pkcs8(der);
                }
                case "RSA PRIVATE KEY" -> {
                    return pkcs8(wrapped(RSA, der));
                }
                case "EC PRIVATE KEY" -> {
                    byte[] own = parameters(der);
                    return pkcs8(wrapped(joined(EC, own.length == 0 ? curve : own), der));
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("there is no private key in it");
    }

    private static PrivateKey pkcs8(byte[] der) {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            Optional<PrivateKey> key = pkcs8(algorithm, der);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IllegalArgumentException("it is neither an RSA, an EC nor an Ed25519 key");
    }

    private static Optional<PrivateKey> pkcs8(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (InvalidKeySpecException | NoSuchAlgorithmException another) {
            return Optional.empty();
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return der(SEQUENCE, joined(VERSION_0, der(SEQUENCE, algorithm), der(OCTETS, key)));
    }

    /** The curve's identifier in SEC 1's {@code ECPrivateKey}: version, octets, [0] parameters, [1] public key. */
    private static byte[] parameters(byte[] key) {
        int at = contentStart(key, 0);
        while (at < key.length) {
            int start = contentStart(key, at);
            int end = start + length(key, at);
            if ((key[at] & 0xFF) == PARAMETERS) {
                return Arrays.copyOfRange(key, start, end);
            }
            at = end;
        }
        return new byte[0];
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        int length = first < 0x80 ? first : 0;
        for (int i = at + 2; i < contentStart(der, at); i++) {
            length = (length << 8) | (der[i] & 0xFF);
        }
        return length;
    }

    private static byte[] der(int tag, byte[] content) {
        byte[] length = content.length < 0x80
                ? bytes(content.length)
                : content.length < 0x100
                        ? bytes(0x81, content.length)
                        : bytes(0x82, content.length >> 8, content.length);
        return joined(bytes(tag), length, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
