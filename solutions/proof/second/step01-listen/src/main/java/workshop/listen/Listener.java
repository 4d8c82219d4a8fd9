package workshop.listen;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * A socket that listens: bound to an address and a port, known to the operating system, and with a queue in which the
 * connections of clients wait until somebody accepts them.
 *
 * <p>Safe for use by several threads, as the channel inside is.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
 */
public final class Listener implements AutoCloseable {

    private final ServerSocketChannel channel;

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
    }

    /** The listening channel itself, to accept from; closing it closes this listener. */
    public ServerSocketChannel channel() {
        return channel;
    }

    /**
     * Binds a new socket and listens, with a backlog of the JDK's choice (50).
     *
     * @param address where to listen; port 0 lets the operating system choose a free port
     * @return the listener; from now on clients can connect
     * @throws BindException if that address cannot be had, most often because the port is taken; the message names
     *     address and port
     * @throws IOException if the system has no socket to give
     */
    // 1.2
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, 0);
    }

    /** A backlog of 0 leaves the choice to the JDK. */
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // bind also listens: from here on the kernel finishes handshakes by itself.
            channel.configureBlocking(false);
            channel.socket().setReuseAddress(true);
            channel.socket().bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | RuntimeException e) {
            throw giveUp(channel, address, e);
        }
    }

    /**
     * Listens on loopback, on a free port that the operating system chooses.
     *
     * @throws IOException if there is none
     */
    // 1.3
    public static Listener onAnyPort() throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /**
     * The port that clients connect to: the real one, also where port 0 was asked for.
     *
     * @return 1 to 65535
     * @throws IOException if the listener is closed
     */
    // 1.3
    public int port() throws IOException {
        return channel.socket().getLocalPort();
    }

    // What was asked for may say port 0. Only the channel knows what came of it.
    private InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /**
     * Listens on the loopback address, which only programs on this machine can reach.
     *
     * @param port 0 to 65535; 0 lets the operating system choose
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    // 1.4
    public static Listener onLoopback(int port) throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Listens on every address that this machine has, or ever gets.
     *
     * @param port 0 to 65535; 0 lets the operating system choose
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    // 1.4
    public static Listener onEveryInterface(int port) throws IOException {
        // Without a host, the address is the wildcard: 0.0.0.0, or :: for both kinds of IP at once.
        return listen(new InetSocketAddress(port));
    }

    /**
     * Whether another machine could connect, as far as this socket is concerned; a firewall may still be in between.
     *
     * @return false for a loopback address, and true for any other
     * @throws IOException if the listener is closed
     */
    // 1.4
    public boolean letsStrangersIn() throws IOException {
        return !localAddress().getAddress().isLoopbackAddress();
    }

    /**
     * What {@link #listen(InetSocketAddress)} does when it cannot bind: gives the socket back to the operating system,
     * and says what was asked for.
     *
     * @param channel the socket that could not be bound; closed on return
     * @param address where it should have listened
     * @param cause why it does not
     * @return the exception to throw: its message names address and port, its cause is {@code cause}
     */
    // 1.5
    static BindException giveUp(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException clear = new BindException("cannot listen on " + text(address) + ": " + cause.getMessage());
        clear.initCause(cause);
        // An open channel holds a file descriptor even when it was never bound, and nobody else can close this one.
        try {
            channel.close();
        } catch (IOException e) {
            clear.addSuppressed(e);
        }
        return clear;
    }

    /** Without the name that the JDK may put before the address; an IPv6 address stands in brackets. */
    private static String text(InetSocketAddress address) {
        String text = address.toString();
        return address.isUnresolved() ? text : text.substring(text.indexOf('/') + 1);
    }

    /**
     * Stops listening and gives the port back. Connections that nobody accepted are reset; accepted ones live on.
     * Closing twice is harmless.
     *
     * @throws IOException if the operating system reports an error
     */
    // 1.6
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * As {@link #listen(InetSocketAddress)}, with a limit on the connections that wait to be accepted. It limits the
     * queue, not the connections: whoever was accepted has left it.
     *
     * <p>What happens to a client that finds the queue full depends on the system: Linux ignores it, so that it tries
     * again by itself; Windows refuses it. Linux cuts the backlog to {@code /proc/sys/net/core/somaxconn}, and lets one
     * more wait than that.
     *
     * @param address where to listen; port 0 lets the operating system choose a free port
     * @param backlog how many connections may wait, 1 or more
     * @throws IllegalArgumentException if the backlog is less than 1, which the JDK would quietly take for 50; the
     *     message names the number
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    // 1.7
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is no queue: it takes 1 or more");
        }
        return open(address, backlog);
    }
}
