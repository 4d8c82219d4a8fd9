package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/**
 * A server that can be stopped gracefully: an accept loop on its own thread, and the connections that it serves.
 *
 * <p>Thread-safe.
 */
public final class Server implements AutoCloseable {

    private static final Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(5);

    private final ServerSocketChannel listener;
    private final int port;

    private Server(ServerSocketChannel listener) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /**
     * Starts to accept clients, on a thread of its own, and returns. Each connection gets a virtual thread. An exception
     * of the handler ends only its own connection. The server goes on after an {@link OutOfMemoryError}; a client that is
     * accepted at that moment may be lost.
     *
     * @param listener a bound listener in blocking mode; from now on the server owns it, unless this method throws
     * @param handler serves each connection; it does not have to be guarded or limited
     * @param maxConnections how many connections at a time, 1 or more; further clients wait in the accept queue
     * @return the server; {@link #stop(Duration)} ends it
     * @throws IllegalArgumentException if {@code maxConnections} is less than 1; the error message names the number
     * @throws IOException if the listener is closed
     */
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.8: run an accept loop on a thread of its own, and register the connections in service");
    }

    /** The port that clients connect to. It stays known after the server has stopped. */
    public int port() {
        return port;
    }

    /**
     * Stops gracefully. From now on, no client is accepted, and the clients in the accept queue are disconnected. The
     * connections in service have until the deadline to finish. Then the server closes those that are still open, idle or
     * not.
     *
     * <p>When this method returns, the port is free and the threads have ended. It returns early if the last connection
     * ends before the deadline. The only threads that may still run are those of handlers that go on although their
     * connection was closed. This method waits two more seconds for such handlers, and then returns. Idempotent. An
     * interrupt of the calling thread moves the deadline to now, and the thread stays interrupted.
     *
     * <p>A handler must not call this method: it would wait for that handler too, until the deadline.
     *
     * @param gracePeriod the time from now to the deadline, of any length; when it is zero or negative, the connections
     *     are closed at once
     * @throws IOException if the operating system reports an error
     */
    public void stop(Duration gracePeriod) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.8: close the listener, wait until the deadline, then close the connections");
    }

    /**
     * As {@link #stop(Duration)}, with a grace period of five seconds.
     *
     * @throws IOException if the operating system reports an error
     */
    @Override
    public void close() throws IOException {
        stop(DEFAULT_GRACE_PERIOD);
    }
}
