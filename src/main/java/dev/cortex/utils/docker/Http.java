package dev.cortex.utils.docker;

import dev.cortex.utils.problem.Problem;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** How to speak HTTP with a {@link DockerHost}. */
record Http(OkHttpClient client, HttpUrl base) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    static Http to(DockerSettings settings) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .connectionPool(new ConnectionPool())
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .callTimeout(ANSWER);
        HttpUrl.Builder base = new HttpUrl.Builder();
        if (settings.host() instanceof DockerHost.Tcp tcp) {
            if (tcp.tls()) {
                Tls tls = tls(settings);
                client.sslSocketFactory(tls.sockets(), tls.trust());
            }
            base.scheme(tcp.tls() ? "https" : "http").host(tcp.host()).port(tcp.port());
        } else if (settings.host() instanceof DockerHost.Unix unix) {
            client.socketFactory(new UnixSocketFactory(unix.socket())).dns(new Nowhere());
            base.scheme("http").host("docker");
        }
        return new Http(client.build(), base.build());
    }

    private static Tls tls(DockerSettings settings) {
        try {
            return Tls.load(settings.certificates());
        } catch (IllegalArgumentException unusable) {
            throw Problem.usage(
                    String.valueOf(unusable.getMessage()), "Check DOCKER_CERT_PATH, or unset DOCKER_TLS_VERIFY.");
        }
    }

    /** The same connection settings for an answer that may be silent for hours. */
    OkHttpClient patient() {
        return client.newBuilder()
                .readTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .build();
    }

    void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    /** A unix socket has no address to look up. */
    private static final class Nowhere implements Dns {
        @Override
        public List<InetAddress> lookup(String hostname) {
            return List.of(InetAddress.getLoopbackAddress());
        }
    }
}
