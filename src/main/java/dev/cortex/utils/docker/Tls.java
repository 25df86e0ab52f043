package dev.cortex.utils.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * What {@code DOCKER_CERT_PATH} holds: {@code ca.pem} proves the engine, {@code cert.pem} and {@code key.pem} prove us.
 * A missing {@code ca.pem} means the certificates that Java trusts; a missing {@code cert.pem}, no proof of ours.
 *
 * @see <a href="https://docs.docker.com/engine/security/protect-access/">Protect the Docker daemon socket</a>
 */
record Tls(SSLSocketFactory sockets, X509TrustManager trust) {

    /** @throws IllegalArgumentException with a message that names the file */
    static Tls load(Path directory) {
        try {
            X509TrustManager trust = trust(directory.resolve("ca.pem"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys(directory.resolve("cert.pem"), directory.resolve("key.pem")),
                    new X509TrustManager[] {trust},
                    null);
            return new Tls(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalArgumentException(directory + ": TLS cannot be set up: " + failed.getMessage(), failed);
        }
    }

    private static X509TrustManager trust(Path file) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (Files.exists(file)) {
            KeyStore store = emptyStore();
            for (Certificate certificate : certificates(file)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            factory.init(store);
        } else {
            factory.init((KeyStore) null);
        }
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static KeyManager[] keys(Path certificate, Path key) throws GeneralSecurityException, IOException {
        if (!Files.exists(certificate) && !Files.exists(key)) {
            return new KeyManager[0];
        }
        char[] inMemoryOnly = "in memory only".toCharArray();
        KeyStore store = emptyStore();
        Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
        try {
            store.setKeyEntry("client", PrivateKeys.of(Pem.read(key)), inMemoryOnly, chain);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(key + ": " + unusable.getMessage(), unusable);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, inMemoryOnly);
        return factory.getKeyManagers();
    }

    private static List<Certificate> certificates(Path file) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> found = new ArrayList<>();
        for (Pem block : Pem.read(file)) {
            if (block.label().equals("CERTIFICATE")) {
                found.add(factory.generateCertificate(new ByteArrayInputStream(block.der())));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(file + ": there is no certificate in it");
        }
        return found;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
