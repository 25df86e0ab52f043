package dev.cortex.utils.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** Makes sockets that all lead to one path, whatever host and port okhttp believes to talk to. */
final class UnixSocketFactory extends SocketFactory {
    private final UnixDomainSocketAddress path;

    UnixSocketFactory(Path path) {
        this.path = UnixDomainSocketAddress.of(path);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(path);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        Socket socket = new UnixSocket(path);
        try {
            socket.connect(path);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
