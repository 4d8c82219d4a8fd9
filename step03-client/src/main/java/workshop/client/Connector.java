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
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.1: open a SocketChannel connected to the address, and set TCP_NODELAY");
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
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.2: try the addresses of the host within the timeout, and name host and port in every failure");
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
