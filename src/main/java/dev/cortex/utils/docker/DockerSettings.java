package dev.cortex.utils.docker;

import dev.cortex.utils.problem.Problem;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which engine to talk to, and where the certificates for it are.
 *
 * @param certificates looked into only when the host wants TLS
 */
public record DockerSettings(DockerHost host, Path certificates) {

    /**
     * As the docker command reads them: {@code DOCKER_TLS_VERIFY}, set to anything, asks for TLS;
     * {@code DOCKER_CERT_PATH} is {@code ~/.docker} unless set.
     *
     * @param host the setting {@code docker.host}
     */
    public static DockerSettings of(String host, Map<String, String> environment, Path home) {
        String certificates = environment.getOrDefault("DOCKER_CERT_PATH", "");
        boolean tls = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
        try {
            return new DockerSettings(
                    DockerHost.parse(host, tls),
                    certificates.isEmpty() ? home.resolve(".docker") : Path.of(certificates));
        } catch (IllegalArgumentException wrong) {
            throw Problem.usage("DOCKER_HOST " + wrong.getMessage(), "Set DOCKER_HOST or docker.host.");
        }
    }
}
