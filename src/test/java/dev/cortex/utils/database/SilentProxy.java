package dev.cortex.utils.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a server, passes on what it says, and then no longer, while connections stay open. */
final class SilentProxy implements AutoCloseable {
    private final ServerSocket clients;
    private final int server;
    private long passes = Long.MAX_VALUE;

    SilentProxy(int server) throws IOException {
        this.server = server;
        this.clients = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return clients.getLocalPort();
    }

    /** @param bytes of the server's that get through before */
    synchronized void fallSilentAfter(int bytes) {
        passes = bytes;
    }

    private synchronized int passing(int bytes) {
        int passing = (int) Math.min(bytes, passes);
        passes -= passing;
        return passing;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = clients.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                start(() -> pump(client, upstream, false));
                start(() -> pump(upstream, client, true));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void pump(Socket from, Socket to, boolean fromServer) {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                output.write(buffer, 0, fromServer ? passing(read) : read);
            }
        } catch (IOException gone) {
            // one of the two left
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "silent-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
