package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void pkcs8IsWhatOpensslWritesToday(String algorithm) throws GeneralSecurityException {
        PrivateKey key =
                KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

        assertThat(read(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @Test
    void pkcs1IsWhatOpensslUsedToWrite() throws GeneralSecurityException {
        PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        byte[] pkcs1 = Arrays.copyOfRange(key.getEncoded(), 26, key.getEncoded().length);

        assertThat(read(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
    }

    @Test
    void sec1NamesItsCurveInside() throws GeneralSecurityException {
        PrivateKey key = p256();

        assertThat(((ECPrivateKey) read(pem("EC PRIVATE KEY", sec1(key, true)))).getS())
                .isEqualTo(((ECPrivateKey) key).getS());
    }

    @Test
    void sec1NamesItsCurveInABlockBefore() throws GeneralSecurityException {
        PrivateKey key = p256();

        assertThat(read(pem("EC PARAMETERS", P256) + pem("EC PRIVATE KEY", sec1(key, false))))
                .isEqualTo(key);
    }

    @Test
    void anEncryptedKeyIsSaidToBeEncrypted() {
        String pkcs8 = pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
        String pkcs1 =
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";

        assertThatThrownBy(() -> read(pkcs8)).hasMessageContaining("decrypt it");
        assertThatThrownBy(() -> read(pkcs1)).hasMessageContaining("decrypt it");
    }

    @Test
    void aFileWithoutAKeyIsSaidToHaveNone() {
        assertThatThrownBy(() -> read(pem("CERTIFICATE", new byte[] {1}))).hasMessageContaining("no private key");
        assertThatThrownBy(() -> read(pem("PRIVATE KEY", new byte[] {1}))).hasMessageContaining("neither an RSA");
    }

    private static PrivateKey p256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }

    /** {@code SEQUENCE { INTEGER 1, OCTET STRING key, [0] curve }}; the JDK's PKCS#8 ends with the first two. */
    private static byte[] sec1(PrivateKey key, boolean named) {
        byte[] encoded = key.getEncoded();
        byte[] secret = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        String curve = named ? "a00a" + HexFormat.of().formatHex(P256) : "";
        String body = "0201010420" + HexFormat.of().formatHex(secret) + curve;
        return HexFormat.of().parseHex("30" + String.format("%02x", body.length() / 2) + body);
    }

    private static PrivateKey read(String pem) {
        return PrivateKeys.of(Pem.parse(pem));
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
