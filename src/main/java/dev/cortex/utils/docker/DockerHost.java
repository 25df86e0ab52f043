package dev.cortex.utils.docker;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where an engine listens, as {@code DOCKER_HOST} writes it.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/#host">docker --host</a>
 */
public sealed interface DockerHost {

    /** A socket in the file system of this machine. */
    record Unix(Path socket) implements DockerHost {
        @Override
        public String toString() {
            return "unix://" + socket;
        }
    }

    /** A port; {@code tls} says whether the engine has to prove who it is. */
    record Tcp(String host, int port, boolean tls) implements DockerHost {
        @Override
        public String toString() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * @param tls for {@code tcp://}: whether {@code DOCKER_TLS_VERIFY} is set
     * @throws IllegalArgumentException with a message fit for the person who wrote it
     */
    static DockerHost parse(String text, boolean tls) {
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        String rest = colon < 0 ? text : text.substring(colon + 3);
        return switch (scheme) {
            case "" -> text.startsWith("/") ? new Unix(Path.of(text)) : tcp(text, rest, tls);
            case "unix" -> unix(text, rest);
            case "tcp" -> tcp(text, rest, tls);
            case "http" -> tcp(text, rest, false);
            case "https" -> tcp(text, rest, true);
            case "ssh" ->
                throw new IllegalArgumentException("'" + text
                        + "': ssh is not spoken here; forward the socket (ssh -L /tmp/docker.sock:/var/run/docker.sock …)"
                        + " and use unix:///tmp/docker.sock");
            default -> throw new IllegalArgumentException("'" + text + "' is neither unix:///path nor tcp://host:port");
        };
    }

    private static Unix unix(String text, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("'" + text + "': the socket's path must be absolute: unix:///path");
        }
        return new Unix(Path.of(path));
    }

    private static Tcp tcp(String text, String authority, boolean tls) {
        URI uri;
        try {
            uri = new URI("tcp://" + authority);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not tcp://host:port", malformed);
        }
        boolean nothingElse = uri.getUserInfo() == null
                && uri.getQuery() == null
                && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
        if (uri.getHost() == null || !nothingElse) {
            throw new IllegalArgumentException("'" + text + "' is not tcp://host:port");
        }
        String host = uri.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Tcp(bare, uri.getPort() < 0 ? (tls ? 2376 : 2375) : uri.getPort(), tls);
    }
}
