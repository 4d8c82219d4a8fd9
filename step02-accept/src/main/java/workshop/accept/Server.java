package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/**
 * An accept loop on a thread of its own, and the connections in its service: a thing that can be started and, which is
 * the harder part, stopped.
 *
 * <p>Safe for use by several threads.
 */
public final class Server implements AutoCloseable {

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    private final ServerSocketChannel listener;
    private final int port;

    private Server(ServerSocketChannel listener) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /**
     * Starts to accept, on a thread of its own, and returns. Each connection gets a thread; what a handler throws ends
     * only its own connection.
     *
     * @param listener a bound listener in blocking mode; the server's own from now on
     * @param handler serves each connection; it need be neither guarded nor limited
     * @param maxConnections how many connections at a time, 1 or more; further clients wait in the listener's queue
     * @return the server; {@link #stop(Duration)} ends it
     * @throws IllegalArgumentException if {@code maxConnections} is less than 1
     * @throws IOException if the listener is closed
     */
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.8: run an accept loop on a thread of its own, and know who is in service");
    }

    /** The port that clients connect to, also after the server has stopped. */
    public int port() {
        return port;
    }

    /**
     * Stops in good order. From now on no client gets in; those in the listener's queue are turned away. Those in
     * service have until the deadline to finish. Whoever is still connected then is cut off, whether it is idle or not.
     *
     * <p>When it returns, the port is free and the threads are gone; sooner than the deadline, where the last client
     * leaves sooner. Only a handler that does not care that its connection is closed may go on; after two more seconds
     * it is not waited for. Stopping twice is harmless. An interrupt of the caller brings the deadline forward to now,
     * and the caller stays interrupted.
     *
     * @param grace how long those in service may take to finish; it may be without end, and where it is zero or
     *     negative, they are cut off at once
     * @throws IOException if the operating system reports an error
     */
    public void stop(Duration grace) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.8: let nobody in, give those in service until the deadline, then cut them off");
    }

    /**
     * As {@link #stop(Duration)}, with five seconds of grace.
     *
     * @throws IOException if the operating system reports an error
     */
    @Override
    public void close() throws IOException {
        stop(DEFAULT_GRACE);
    }
}
