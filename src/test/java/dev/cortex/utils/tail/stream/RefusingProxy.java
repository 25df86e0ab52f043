package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands before a real engine, and answers the first requests of a kind with an error of its own. */
final class RefusingProxy implements AutoCloseable {
    private static final byte[] REFUSAL =
            "HTTP/1.1 500 No\r\nContent-Length: 23\r\nConnection: close\r\n\r\n{\"message\":\"transient\"}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final String host;
    private final Predicate<String> kind;
    private final AtomicInteger left;
    private final AtomicInteger passed = new AtomicInteger();

    /**
     * @param host of the engine, {@code unix://…}
     * @param kind of the first line of a request
     */
    RefusingProxy(String host, Predicate<String> kind, int times) throws IOException {
        this.host = host;
        this.kind = kind;
        this.left = new AtomicInteger(times);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    DockerEngine client() {
        return new DockerEngine(
                DockerSettings.of("tcp://127.0.0.1:" + server.getLocalPort(), Map.of(), Path.of("/nowhere")));
    }

    /** How many of that kind were let through. */
    int passed() {
        return passed.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(Socket client) {
        Path socket = Path.of(host.substring("unix://".length()));
        try (client;
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String head = head(client.getInputStream());
            if (kind.test(head) && left.getAndDecrement() > 0) {
                client.getOutputStream().write(REFUSAL);
                return;
            }
            passed.addAndGet(kind.test(head) ? 1 : 0);
            OutputStream request = Channels.newOutputStream(engine);
            request.write(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.US_ASCII));
            start(() -> hangUpWith(client, engine));
            Channels.newInputStream(engine).transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // one of the two left
        }
    }

    private static String head(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII).replaceFirst("(?i)\r\nConnection: keep-alive", "");
    }

    private static void hangUpWith(Socket client, SocketChannel engine) {
        try (engine) {
            while (client.getInputStream().read() >= 0) {}
        } catch (IOException gone) {
            // so it did
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "refusing-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
