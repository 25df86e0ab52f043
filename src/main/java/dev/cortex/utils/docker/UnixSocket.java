package dev.cortex.utils.docker;

import dev.cortex.utils.daemon.Waiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A {@link Socket} over a unix socket, as much of one as okhttp uses: whatever address it is told to connect to, it
 * connects to its path.
 *
 * <p>Closing it wakes a thread that is blocked in a read or a write; an interrupt closes it. It keeps no time-outs of
 * its own: okhttp's own watch closes the socket when a time is up.
 */
final class UnixSocket extends Socket {
    private final UnixDomainSocketAddress path;
    private final SocketChannel channel;
    private volatile boolean connected;
    private int timeout;

    UnixSocket(UnixDomainSocketAddress path) throws IOException {
        this.path = path;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        channel.connect(path);
        connected = true;
    }

    @Override
    public void connect(SocketAddress ignored, int alsoIgnored) throws IOException {
        connect(ignored);
    }

    @Override
    public InputStream getInputStream() {
        return new ChannelInput(channel);
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(channel);
    }

    /** Not synchronized, unlike the parent's: it has to get past a thread that reads. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return path;
    }

    @Override
    public String toString() {
        return "unix://" + path;
    }

    /**
     * Reads in gulps. An engine writes a log line by line and wakes the reader with each, which costs both sides more
     * than the line itself. So after a read that got all there was, the next one waits a moment in which more can come.
     */
    private static final class ChannelInput extends InputStream {
        private static final Duration A_MOMENT = Duration.ofNanos(200_000);

        private final SocketChannel channel;
        private boolean gotAll;

        ChannelInput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (gotAll) {
                Waiter.UNENDING.pause(A_MOMENT);
            }
            int read = channel.read(ByteBuffer.wrap(target, offset, length));
            gotAll = read < length;
            return read;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
