package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().setTcpNoDelay(true);
            channel.socket().connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
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
        SocketChannel channel = SocketChannel.open();
        Socket socket = channel.socket();
        boolean connected = false;
        try {
            socket.setTcpNoDelay(true);
            InetAddress address = InetAddress.getByName(host);
            socket.connect(new InetSocketAddress(address, port), (int) Math.max(1, timeout.toMillis()));
            connected = true;
            return channel;
        } catch (IOException e) {
            throw new IOException(host + ":" + port + ": " + e, e);
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }
}
