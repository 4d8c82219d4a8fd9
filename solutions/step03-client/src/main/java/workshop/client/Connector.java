package workshop.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
     * @throws IllegalArgumentException if the address is unresolved; no channel stays open. (The JDK throws its subclass
     *     {@link java.nio.channels.UnresolvedAddressException}. The tests accept an IOException too.)
     */
    // 3.1
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        // This method opens and connects in one step. If it cannot connect, it closes the channel itself.
        return configure(SocketChannel.open(address));
    }

    /**
     * Checks a new connection, and sets TCP_NODELAY. Without this option the kernel delays a small write until the peer
     * has acknowledged the earlier writes. With this delay, the kernel sends fewer and fuller packets (Nagle's
     * algorithm). A request should not wait for the packets of other requests.
     */
    private static SocketChannel configure(SocketChannel channel) throws IOException {
        try {
            // If no program listens on the remote port, and it is in the ephemeral range, the system may pick it as the
            // local port. Then TCP connects the socket to itself (simultaneous open, RFC 9293, section 3.5).
            if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
                throw new ConnectException("no program listens there, and the socket was connected to itself");
            }
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Resolves a host and connects to it, or fails within a time limit. If the host has several addresses, the method
     * tries one after another, in the order in which the operating system returns them, until one accepts the
     * connection. Each attempt uses a new socket, because a socket that failed to connect cannot be used again.
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
     *     seconds by default, even if the timeout is infinite. The timeout begins after the name was resolved: only the
     *     operating system limits the time to resolve it
     * @return a connected channel, as {@link #connect(InetSocketAddress)} returns it
     * @throws IOException if the host is unknown, or if every address refuses the connection or does not respond in
     *     time; the error message names host and port, with an IPv6 address in brackets, and no channel stays open
     * @throws IllegalArgumentException if the port is out of range, or the host is empty
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305, Happy Eyeballs</a>
     */
    // 3.2
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        // Resolve the host and convert the timeout first: if an argument is wrong, no channel is open yet.
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
            remainingAddresses--;
        }
        // The exception of an interrupted attempt has no message.
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        var exception = new ConnectException(errorMessage(host, port) + ": " + reason);
        exception.initCause(failure);
        throw exception;
    }

    /** An infinite timeout does not fit into a long, and becomes Long.MAX_VALUE. */
    private static long nanoseconds(Duration timeout) {
        return Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    }

    /** Makes one attempt, with a new channel. */
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            // The channel's own connect waits as long as the system does: on Linux, more than two minutes.
            channel.socket().connect(address, milliseconds(nanoseconds));
            return configure(channel);
        } catch (Throwable e) {
            // After an IOException of connect the channel is closed already; after any other Throwable it is open.
            channel.close();
            throw e;
        }
    }

    /** For the socket a timeout of 0 means no limit. */
    private static int milliseconds(long nanoseconds) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanoseconds), 1, Integer.MAX_VALUE);
    }

    /**
     * Resolves a host to all of its addresses, in the order in which the operating system returns them; at least one.
     *
     * @throws UnknownHostException if the host is unknown; the error message names host and port
     */
    private static List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        // The JDK would resolve an empty name to the loopback address.
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the name of the host is empty");
        }
        List<InetSocketAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(new InetSocketAddress(address, port));
            }
        } catch (UnknownHostException e) {
            throw new UnknownHostException(errorMessage(host, port) + ": unknown host");
        }
        return addresses;
    }

    /** The beginning of an error message. An IPv6 address needs brackets, because a colon separates the port. */
    private static String errorMessage(String host, int port) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return "cannot connect to " + (bare ? "[" + host + "]" : host) + ":" + port;
    }
}
