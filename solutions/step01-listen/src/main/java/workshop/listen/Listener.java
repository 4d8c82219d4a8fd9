package workshop.listen;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Objects;

/**
 * A listening socket: it is bound to an address and a port, and has an accept queue. New connections wait in that queue
 * until the program accepts them.
 *
 * <p>Thread-safe, as its channel is.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
 */
public final class Listener implements AutoCloseable {

    private final ServerSocketChannel channel;

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
    }

    /**
     * The listening channel, from which a program accepts connections. It is in blocking mode. Closing the channel closes
     * this listener.
     */
    public ServerSocketChannel channel() {
        return channel;
    }

    /**
     * Binds a new socket to the address and listens, with the JDK's default backlog (50).
     *
     * @param address the local address; port 0 lets the operating system choose a free port
     * @return the listener; clients can connect to it from now on
     * @throws BindException if the socket cannot be bound to the address, most often because the port is in use; the
     *     error message names the address and the port
     * @throws IOException if the operating system cannot create a socket
     */
    // 1.2
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(address, 0);
    }

    /** Binds a new channel. A backlog of 0 means the default of the JDK. */
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // bind also calls listen: from here on, the kernel completes TCP handshakes by itself.
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            // An unresolved address, or one of an unsupported address family, makes bind throw an unchecked exception.
            throw bindFailed(channel, address, e);
        }
    }

    /**
     * Listens on the loopback address, on a free port that the operating system chooses.
     *
     * @throws IOException if there is no free port
     */
    // 1.3
    public static Listener onAnyPort() throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /**
     * The port to which clients connect. If port 0 was requested, this is the port that the operating system chose.
     *
     * @return 1 to 65535
     * @throws IOException if the listener is closed
     */
    // 1.3
    public int port() throws IOException {
        return localAddress().getPort();
    }

    // The requested address may have port 0. Only the channel knows the real port.
    private InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /**
     * Listens on the loopback address, which only programs on this host can reach.
     *
     * @param port 0 to 65535; 0 lets the operating system choose
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    // 1.4
    public static Listener onLoopback(int port) throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Listens on the wildcard address: on every address that this host has now, or gets later.
     *
     * @param port 0 to 65535; 0 lets the operating system choose
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    // 1.4
    public static Listener onEveryInterface(int port) throws IOException {
        // An address without a host is the wildcard address: 0.0.0.0, or ::, which takes both IPv4 and IPv6.
        return listen(new InetSocketAddress(port));
    }

    /**
     * Whether other hosts can connect to the address of this listener. A firewall may still refuse them.
     *
     * @return false for a loopback address, and true for any other
     * @throws IOException if the listener is closed
     */
    // 1.4
    public boolean isReachableFromOtherHosts() throws IOException {
        return !localAddress().getAddress().isLoopbackAddress();
    }

    /**
     * Closes a channel that could not be bound, and returns the exception that {@link #listen(InetSocketAddress)}
     * throws.
     *
     * @param channel the channel that could not be bound; it is closed on return
     * @param address the address that was requested
     * @param cause why the channel could not be bound
     * @return an exception whose message names the address and the port, and whose cause is {@code cause}
     */
    // 1.5
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        // A channel holds a file descriptor even if it was never bound, and only this method can still close it. That
        // comes first: the message needs memory, of which there may be none.
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        BindException exception = new BindException("cannot listen on " + format(address) + ": " + reason);
        exception.initCause(cause);
        return exception;
    }

    /** The address without the host name that the JDK may put before it; an IPv6 address stands in brackets. */
    private static String format(InetSocketAddress address) {
        String text = address.toString();
        return address.isUnresolved() ? text : text.substring(text.indexOf('/') + 1);
    }

    /**
     * Stops listening and releases the port. Connections that still wait in the accept queue are reset; accepted
     * connections stay open. Idempotent.
     *
     * <p>If another thread is blocked in {@code accept}, Linux keeps the port until that call has returned. This may be
     * some milliseconds after this method has returned.
     *
     * <p>If the channel is registered with a selector, the JDK keeps the port until the selector's next selection. Until
     * then, clients can still connect. This method waits for neither.
     *
     * @throws IOException if the operating system reports an error
     */
    // 1.6
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Listens as {@link #listen(InetSocketAddress)} does, with the given backlog. The backlog limits the accept queue,
     * not the number of open connections: an accepted connection has left the queue.
     *
     * <p>If the queue is full, the operating system decides what happens to the next client. Linux ignores its SYN, and
     * the client's system sends the SYN again. Windows refuses the connection. Linux reduces a backlog that is larger
     * than {@code /proc/sys/net/core/somaxconn} to that number. On Linux, one more connection may wait than the
     * resulting backlog says.
     *
     * @param address the local address; port 0 lets the operating system choose a free port
     * @param backlog the number of connections that may wait, 1 or more
     * @throws IllegalArgumentException if the backlog is less than 1 (the JDK would silently use 50 instead); the error
     *     message names the number
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    // 1.7
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        return open(address, backlog);
    }
}
