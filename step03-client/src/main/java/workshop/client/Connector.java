package workshop.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

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
     * Looks the host up and connects to it, or says in time why it cannot. Each call uses a new socket: one that failed
     * to connect cannot be used again.
     *
     * @param host a name, or an IP address as text
     * @param port 0 to 65535
     * @param timeout how long to wait until the other side answers; less than a millisecond counts as one. How long the
     *     lookup of a name takes is up to the operating system
     * @return a connected channel, as {@link #connect(InetSocketAddress)} returns it
     * @throws IOException if there is no such host, if it refuses the port, or if it does not answer in time; the
     *     message names host and port, and nothing stays open
     * @throws IllegalArgumentException if there is no such port
     */
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3.2: look the host up, connect within the timeout, and name host and port in every failure");
    }
}
