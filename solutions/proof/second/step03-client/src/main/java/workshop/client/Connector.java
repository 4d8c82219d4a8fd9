package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Opens TCP connections. The caller owns the channel that it gets, and must close it. Thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
 */
public final class Connector {

    private Connector() {}

    /**
     * Connects to an address. The operating system picks the local port, an ephemeral one.
     *
     * @param address the remote address; it must be resolved
     * @return a connected channel in blocking mode, with TCP_NODELAY set, so that it sends small writes at once
     * @throws IOException if no program listens at the address, or the address cannot be reached; no channel stays open
     * @throws IllegalArgumentException if the address is unresolved; no channel stays open. (The JDK throws a subclass,
     *     {@link java.nio.channels.UnresolvedAddressException}. The tests accept an IOException too.)
     */
    // 3.1
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().setTcpNoDelay(true);
            channel.connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Resolves a host and connects to it, or fails within a time limit. If the host has several addresses, the method
     * tries one after another until one accepts the connection. Each attempt uses a new socket, because a socket that
     * failed to connect cannot be used again.
     *
     * <p>An address that never responds must not use up the time of the next ones. So each attempt gets an equal share
     * of the remaining time: of two addresses the first gets half of the time, and the second all that remains. Browsers
     * wait less: after about a quarter of a second they try the next address in parallel (RFC 8305, section 5, "Happy
     * Eyeballs").
     *
     * @param host a host name, or an IP address as text; not empty
     * @param port 0 to 65535
     * @param timeout the maximum time for all attempts together. Each attempt gets at least one millisecond, even if the
     *     timeout is zero or negative. The operating system ends an attempt too, on Linux after two minutes and some
     *     seconds by default, even if the timeout is infinite. The timeout does not limit the time to resolve a name; only
     *     the operating system limits that time
     * @return a connected channel, as {@link #connect(InetSocketAddress)} returns it
     * @throws IOException if the host is unknown, or if every address refuses the connection or does not respond in
     *     time; the error message names host and port, and no channel stays open
     * @throws IllegalArgumentException if the port is out of range, or the host is empty
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305, Happy Eyeballs</a>
     */
    // 3.2
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        long total = TimeUnit.MILLISECONDS.convert(timeout);
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        IOException failure = new IOException("cannot connect to " + bracketed + ":" + port);
        try {
            Deque<InetAddress> addresses = new ArrayDeque<>(List.of(InetAddress.getAllByName(host)));
            long start = System.currentTimeMillis();
            while (!addresses.isEmpty()) {
                long left = total - (System.currentTimeMillis() - start);
                int share = Math.clamp(left / addresses.size(), 1, Integer.MAX_VALUE);
                try {
                    return connect(new InetSocketAddress(addresses.remove(), port), share);
                } catch (IOException e) {
                    failure.addSuppressed(e);
                }
            }
        } catch (UnknownHostException e) {
            failure.initCause(e);
        }
        throw failure;
    }

    private static SocketChannel connect(InetSocketAddress address, int milliseconds) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Socket socket = channel.socket();
        boolean connected = false;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, milliseconds);
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }
}
