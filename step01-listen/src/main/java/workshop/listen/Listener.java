package workshop.listen;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

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
    public static Listener listen(InetSocketAddress address) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 1.2: open a ServerSocketChannel, bind it, and return a Listener for it");
    }

    /**
     * Listens on the loopback address, on a free port that the operating system chooses.
     *
     * @throws IOException if there is no free port
     */
    public static Listener onAnyPort() throws IOException {
        throw new UnsupportedOperationException("TODO 1.3: listen on loopback, port 0");
    }

    /**
     * The port to which clients connect. If port 0 was requested, this is the port that the operating system chose.
     *
     * @return 1 to 65535
     * @throws IOException if the listener is closed
     */
    public int port() throws IOException {
        throw new UnsupportedOperationException("TODO 1.3: ask the channel for its real port");
    }

    /**
     * Listens on the loopback address, which only programs on this host can reach.
     *
     * @param port 0 to 65535; 0 lets the operating system choose
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    public static Listener onLoopback(int port) throws IOException {
        throw new UnsupportedOperationException("TODO 1.4: listen on the loopback address");
    }

    /**
     * Listens on the wildcard address: on every address that this host has now, or gets later.
     *
     * @param port 0 to 65535; 0 lets the operating system choose
     * @throws IOException as {@link #listen(InetSocketAddress)} does
     */
    public static Listener onEveryInterface(int port) throws IOException {
        throw new UnsupportedOperationException("TODO 1.4: listen on the wildcard address");
    }

    /**
     * Whether other hosts can connect to the address of this listener. A firewall may still refuse them.
     *
     * @return false for a loopback address, and true for any other
     * @throws IOException if the listener is closed
     */
    public boolean isReachableFromOtherHosts() throws IOException {
        throw new UnsupportedOperationException("TODO 1.4: derive it from the local address");
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
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        throw new UnsupportedOperationException(
                "TODO 1.5: close the channel, and return a BindException that names address and port");
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
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 1.6: close the channel, which releases the port");
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
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        throw new UnsupportedOperationException("TODO 1.7: refuse a backlog below 1, then listen with it");
    }
}
