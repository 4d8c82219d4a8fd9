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
 * Opens connections. Whoever asks for one owns it, and closes it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
 */
public final class Connector {

    private Connector() {}

    /**
     * Connects to an address. The operating system picks the port on this side, an ephemeral one.
     *
     * @param address where somebody listens
     * @return a connected channel in blocking mode, which sends small writes at once (TCP_NODELAY)
     * @throws IOException if nobody listens there, or cannot be reached; nothing stays open
     * @throws IllegalArgumentException if the address was not looked up, as a
     *     {@link java.nio.channels.UnresolvedAddressException} is one; nothing stays open then either
     */
    // 3.1
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        // Opened and connected in one, the channel closes itself where it cannot connect.
        return configure(SocketChannel.open(address));
    }

    /**
     * Makes a fresh connection ready for use. Without TCP_NODELAY the kernel holds a small write back while an earlier
     * one is not yet acknowledged, to fill its packets better (Nagle's algorithm). A request should not wait
     * for the packets of others.
     */
    private static SocketChannel configure(SocketChannel channel) throws IOException {
        try {
            // The port on this side is an ephemeral one. Where nobody listens on the port that we want, and the system
            // picks just that one, TCP connects the socket to itself (simultaneous open, RFC 9293, section 3.5).
            if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
                throw new ConnectException("nobody listens there, and the socket was connected to itself");
            }
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Looks the host up and connects to it, or says in time why it cannot. Where the host has several addresses, it
     * tries one after another until one answers. Each attempt uses a new socket: one that failed to connect cannot be
     * used again.
     *
     * <p>An address that never answers must not use up the time of those after it. So each attempt may take an equal
     * share of the time that is left: with two addresses the first has half of it, and the second all that remains.
     * Browsers do not wait that long, but try the next address beside the first after about a quarter of a second (RFC
     * 8305, section 5, "Happy Eyeballs").
     *
     * @param host a name, or an IP address as text; not empty
     * @param port 0 to 65535
     * @param timeout how long to wait in all until an address answers. Each attempt has a millisecond at least, also
     *     where the timeout is zero or negative, and no more than the operating system gives it, also where it has no
     *     end: on Linux two minutes and some seconds by default. How long the lookup of a name takes is up to the
     *     operating system
     * @return a connected channel, as {@link #connect(InetSocketAddress)} returns it
     * @throws IOException if there is no such host, if every address refuses the port or does not answer in time; the
     *     message names host and port, and nothing stays open
     * @throws IllegalArgumentException if there is no such port, or the host is empty
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305, Happy Eyeballs</a>
     */
    // 3.2
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        // Looked up and converted first: whatever is wrong with the arguments leaves no channel behind.
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int left = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / left, address);
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
            left--;
        }
        // An attempt that an interrupt has ended has no message.
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        var clear = new ConnectException(errorMessage(host, port) + ": " + reason);
        clear.initCause(failure);
        throw clear;
    }

    /** Saturates: a timeout without end is more than a long can hold. */
    private static long nanoseconds(Duration timeout) {
        return Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    }

    /** An attempt, with a channel of its own. */
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            // The channel's own connect waits as long as the system does: on Linux, more than two minutes.
            channel.socket().connect(address, milliseconds(nanoseconds));
            return configure(channel);
        } catch (IOException | RuntimeException e) {
            // A channel that could not connect has closed itself; one that threw an unchecked exception is still open.
            channel.close();
            throw e;
        }
    }

    /** For the socket a timeout of 0 means no limit. */
    private static int milliseconds(long nanoseconds) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanoseconds), 1, Integer.MAX_VALUE);
    }

    /**
     * All addresses of a host, in the order in which the system gives them; at least one.
     *
     * @throws UnknownHostException if there is no such host; the message names host and port
     */
    private static List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        // The JDK takes no name at all for this machine.
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

    /** What failed, to begin a message with. The colons of an IPv6 address need brackets before one more. */
    private static String errorMessage(String host, int port) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return "cannot connect to " + (bare ? "[" + host + "]" : host) + ":" + port;
    }
}
