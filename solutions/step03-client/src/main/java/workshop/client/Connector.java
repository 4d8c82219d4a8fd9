package workshop.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
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
    // 3.1
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        // Opened and connected in one, the channel closes itself where it cannot connect.
        return sendingAtOnce(SocketChannel.open(address));
    }

    /**
     * Without this option the kernel holds a small write back while an earlier one is not yet acknowledged, to fill its
     * packets better (Nagle's algorithm). We always write whole messages, so waiting would gain nothing.
     */
    private static SocketChannel sendingAtOnce(SocketChannel channel) throws IOException {
        try {
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
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
    // 3.2
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        // Looked up first: whatever goes wrong here leaves no channel behind.
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw withAddress(host, port, new UnknownHostException("unknown host"));
        }
        SocketChannel channel = SocketChannel.open();
        try {
            // The channel's own connect waits as long as the system does: on Linux, more than two minutes.
            channel.socket().connect(address, milliseconds(timeout));
            return sendingAtOnce(channel);
        } catch (IOException e) {
            // An open channel holds a file descriptor, connected or not, and nobody else can close this one.
            channel.close();
            throw withAddress(host, port, e);
        }
    }

    /** For the socket a timeout of 0 means to wait for ever. */
    private static int milliseconds(Duration timeout) {
        return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static ConnectException withAddress(String host, int port, IOException cause) {
        var clear = new ConnectException("cannot connect to " + host + ":" + port + ": " + cause.getMessage());
        clear.initCause(cause);
        return clear;
    }
}
