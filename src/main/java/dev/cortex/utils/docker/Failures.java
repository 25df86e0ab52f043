package dev.cortex.utils.docker;

import dev.cortex.utils.docker.DockerException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import javax.net.ssl.SSLException;

/** Says what a failed request means, and which setting to look at. */
final class Failures {
    private static final String WHICH_ENGINE = "Is it running there? DOCKER_HOST or docker.host names another.";

    private final DockerHost host;

    Failures(DockerHost host) {
        this.host = host;
    }

    /** The request got no answer. */
    DockerException unreachable(IOException failure) {
        String reason = innermost(failure);
        if (host instanceof DockerHost.Unix unix && !Files.exists(unix.socket())) {
            return unreachable("no socket there", "Is Docker running on this machine? " + inContainer(), failure);
        }
        if (reason.contains("Permission denied")) {
            return unreachable(
                    "no permission on the socket", "Run as root, or as a member of the socket's group.", failure);
        }
        if (failure instanceof SSLException) {
            return unreachable(
                    "TLS: " + reason,
                    "Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH, and whether that port speaks TLS.",
                    failure);
        }
        if (failure instanceof UnknownHostException) {
            return unreachable("unknown host", "Check DOCKER_HOST or docker.host.", failure);
        }
        if (failure instanceof InterruptedIOException) {
            return unreachable("no answer in time", WHICH_ENGINE, failure);
        }
        return unreachable(reason.contains("refused") ? "connection refused" : reason, WHICH_ENGINE, failure);
    }

    /** The engine answered with an error. */
    DockerException refused(int status, String message) {
        String text = "Docker Engine: " + (message.isBlank() ? "HTTP status " + status : firstLine(message));
        return switch (status) {
            case 404 -> new DockerException(Kind.NOT_FOUND, text, "List what there is: docker ps --all");
            case 501 ->
                new DockerException(
                        Kind.UNREADABLE_LOG,
                        text,
                        "Its log driver keeps nothing to read: use json-file, local or journald.");
            case 403 ->
                new DockerException(Kind.REFUSED, text, "A proxy before the socket may have to allow this request.");
            case 400 ->
                new DockerException(
                        message.contains("HTTPS server") ? Kind.UNREACHABLE : Kind.REFUSED,
                        text,
                        message.contains("HTTPS server") ? "Set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH." : "");
            default -> new DockerException(status >= 502 ? Kind.UNREACHABLE : Kind.REFUSED, text, "See its own log.");
        };
    }

    DockerException notAnEngine(String what) {
        return unreachable(what, "Check DOCKER_HOST or docker.host.", new IOException(what));
    }

    private DockerException unreachable(String reason, String hint, IOException failure) {
        return new DockerException(
                Kind.UNREACHABLE, "Docker Engine at " + host + " cannot be reached: " + reason, hint, failure);
    }

    private static String inContainer() {
        return "In a container, mount /var/run/docker.sock; elsewhere, set DOCKER_HOST.";
    }

    /** okhttp says where it could not connect to, which on a unix socket is nowhere; the cause says why. */
    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() instanceof IOException deeper) {
            cause = deeper;
        }
        return firstLine(String.valueOf(cause.getMessage()));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
