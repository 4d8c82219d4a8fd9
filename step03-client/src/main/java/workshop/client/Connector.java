package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.1: open a SocketChannel connected to the address, and set TCP_NODELAY");
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
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.2: try the addresses of the host within the timeout, and name host and port in every failure");
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
