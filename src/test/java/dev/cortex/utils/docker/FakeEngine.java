package dev.cortex.utils.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says on a unix socket what no real engine could be made to say. */
final class FakeEngine implements AutoCloseable {
    private final ServerSocketChannel server;
    private final DockerHost host;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Answers answers;

    /** What to answer to a request line; an empty text for silence. */
    interface Answers {
        String to(String request);
    }

    FakeEngine(Path socket, Answers answers) throws IOException {
        this.answers = answers;
        this.host = new DockerHost.Unix(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        start(this::accept);
    }

    DockerEngine client() {
        return new DockerEngine(new DockerSettings(host, Path.of("/nowhere")));
    }

    List<String> requests() {
        return requests;
    }

    static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String error(int status, String body) {
        return "HTTP/1.1 " + status + " No\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(client), StandardCharsets.US_ASCII));
                OutputStream output = Channels.newOutputStream(client)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("GET ")) {
                    requests.add(line);
                    String path = line.split(" ", 3)[1];
                    while (!line.isEmpty()) {
                        line = reader.readLine();
                    }
                    output.write(answers.to(path).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException gone) {
            // the client left
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake-engine");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A port on which nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
