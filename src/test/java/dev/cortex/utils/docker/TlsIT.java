package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A real engine on a port, which wants to see our certificate. */
@Timeout(180)
class TlsIT {
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @Test
    void eachSideProvesWhoItIs() throws IOException {
        Assumptions.assumeTrue(openssl("version").code() == 0, "no openssl here to make certificates with");
        makeCertificates();
        int port = FakeEngine.freePort();
        try (SecondEngine second = SecondEngine.start(
                directory,
                "--tlsverify",
                "--tlscacert=" + file("ca.pem"),
                "--tlscert=" + file("server.pem"),
                "--tlskey=" + file("server-key.pem"),
                "--host=tcp://127.0.0.1:" + port)) {
            assertThat(second.host()).startsWith("unix:");
            for (String form : List.of("pkcs1", "pkcs8", "ec")) {
                try (DockerEngine engine = client(port, true, client(form))) {
                    assertThat(engine.containers()).as(form).isEmpty();
                }
            }
            try (DockerEngine nobody = client(port, true, client("nobody"))) {
                assertThat(failure(nobody)).hasMessageContaining("cannot be reached");
            }
            try (DockerEngine stranger = client(port, true, directory.resolve("empty"))) {
                assertThat(failure(stranger)).hasMessageContaining("TLS: ");
            }
            try (DockerEngine plain = client(port, false, directory)) {
                assertThat(failure(plain).problem().hint().orElse("")).contains("DOCKER_TLS_VERIFY");
            }
        }
    }

    private static DockerException failure(DockerEngine engine) {
        return catchThrowableOfType(DockerException.class, engine::containers);
    }

    private static DockerEngine client(int port, boolean tls, Path certificates) {
        return new DockerEngine(new DockerSettings(new DockerHost.Tcp("127.0.0.1", port, tls), certificates));
    }

    private void makeCertificates() throws IOException {
        openssl("genrsa", "-out", file("ca-key.pem"), "2048");
        openssl(
                "req",
                "-new",
                "-x509",
                "-days",
                "2",
                "-subj",
                "/CN=test ca",
                "-key",
                file("ca-key.pem"),
                "-out",
                file("ca.pem"));
        openssl("genrsa", "-out", file("server-key.pem"), "2048");
        sign("server", "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth");
        openssl("genrsa", "-traditional", "-out", file("pkcs1-key.pem"), "2048");
        openssl("genrsa", "-out", file("pkcs8-key.pem"), "2048");
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-out", file("ec-key.pem"));
        for (String form : List.of("pkcs1", "pkcs8", "ec")) {
            sign(form, "extendedKeyUsage=clientAuth");
        }
    }

    private void sign(String name, String extensions) throws IOException {
        Files.writeString(directory.resolve(name + ".ext"), extensions);
        openssl("req", "-new", "-subj", "/CN=" + name, "-key", file(name + "-key.pem"), "-out", file(name + ".csr"));
        openssl(
                "x509",
                "-req",
                "-days",
                "2",
                "-in",
                file(name + ".csr"),
                "-CA",
                file("ca.pem"),
                "-CAkey",
                file("ca-key.pem"),
                "-CAcreateserial",
                "-out",
                file(name + ".pem"),
                "-extfile",
                file(name + ".ext"));
    }

    /** A directory as {@code DOCKER_CERT_PATH} names one; with {@code nobody}, only {@code ca.pem} is in it. */
    private Path client(String name) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name));
        Files.copy(directory.resolve("ca.pem"), home.resolve("ca.pem"));
        if (Files.exists(directory.resolve(name + ".pem"))) {
            Files.copy(directory.resolve(name + ".pem"), home.resolve("cert.pem"));
            Files.copy(directory.resolve(name + "-key.pem"), home.resolve("key.pem"));
        }
        return home;
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static TestProcess openssl(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new TestProcess(command);
    }
}
