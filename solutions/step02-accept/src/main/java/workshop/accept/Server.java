package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A server that can be stopped gracefully: an accept loop on its own thread, and the connections that it serves.
 *
 * <p>Thread-safe.
 */
public final class Server implements AutoCloseable {

    private static final Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(5);

    /** How long the threads may take to end after their connections were closed. A wait in backOff must fit into it. */
    private static final Duration CUT_OFF_TIMEOUT = Duration.ofSeconds(2);

    private final ServerSocketChannel listener;
    private final int port;
    private final int maxConnections;

    /** One for each connection that may still be accepted. When all of them are back, no handler runs any more. */
    private final Semaphore permits;

    private final Thread acceptThread;

    /** The connections whose handlers run. */
    private final Set<SocketChannel> inService = ConcurrentHashMap.newKeySet();

    /** From now on, no connection may stay open. */
    private volatile boolean deadlinePassed;

    private Server(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        this.maxConnections = maxConnections;
        this.permits = new Semaphore(maxConnections);
        // The new thread runs these from the inside out: the guard closes the connection, then it is no longer
        // registered, and then its permit comes back.
        ConnectionHandler next =
                orDisconnected(registered(handler.guarded()).releasing(permits).onVirtualThread());
        this.acceptThread = Thread.ofPlatform().name("accept-" + port).unstarted(() -> acceptUntilClosed(next));
    }

    /**
     * Starts to accept clients, on a platform thread of its own, and returns. Each connection gets a virtual thread. An
     * exception of the handler ends only its own connection. The server goes on after an {@link OutOfMemoryError}, if the
     * JDK's virtual threads do: see {@link ConnectionHandler#onVirtualThread()}. A client that is accepted at that moment
     * may be lost.
     *
     * @param listener a bound listener in blocking mode; from now on the server owns it, unless this method throws
     * @param handler serves each connection; it does not have to be guarded or limited
     * @param maxConnections how many connections at a time, 1 or more; further clients wait in the accept queue
     * @return the server; {@link #stop(Duration)} ends it
     * @throws IllegalArgumentException if {@code maxConnections} is less than 1; the error message names the number
     * @throws IOException if the listener is closed
     */
    // 2.8
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "a server for at most " + maxConnections + " connections serves nobody: 1 or more are required");
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
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
     * connection was closed, and the accept thread if it waits for the permit of such a handler. This method waits for
     * them until two seconds after its deadline, and then returns. Idempotent. When two threads call it, the connections
     * are closed at the earlier deadline. An interrupt of the calling thread moves the deadline to now, and the thread
     * stays interrupted.
     *
     * <p>A handler must not call this method: it would wait for that handler too, until the deadline.
     *
     * @param gracePeriod the time from now to the deadline, of any length; when it is zero or negative, the connections
     *     are closed at once
     * @throws IOException if the operating system reports an error; then some connections may still be open
     */
    // 2.8
    public void stop(Duration gracePeriod) throws IOException {
        // This check comes first: a null must leave the server as it is, and not half stopped.
        Objects.requireNonNull(gracePeriod, "gracePeriod");
        // This ends accept. Do not interrupt the accept thread: a child that is accepted at that moment could be lost.
        listener.close();
        if (!awaitTermination(gracePeriod)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService) {
                connection.close();
            }
            awaitTerminationUninterruptibly(CUT_OFF_TIMEOUT);
        }
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

    /**
     * Returns a handler that registers the connection in {@code inService} while the given handler runs, so that stop can
     * close the connection. The deadline may pass at any moment. If it has passed when the connection is
     * registered, the returned handler closes the connection itself. Then the given handler may run or not.
     */
    // 2.8
    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            inService.add(connection);
            try {
                // Stop sets the flag before it reads the set, and this handler adds its connection before it reads the
                // flag. So stop finds the connection, or this handler sees the flag.
                if (deadlinePassed) {
                    connection.close();
                }
                handler.handle(connection);
            } finally {
                inService.remove(connection);
            }
        };
    }

    /**
     * When no thread can be started, next closes the connection and throws. That must not end the accept loop, even if
     * the close fails.
     */
    private ConnectionHandler orDisconnected(ConnectionHandler next) {
        return connection -> {
            try {
                next.handle(connection);
            } catch (IOException | RuntimeException | Error e) {
                permits.release();
                AcceptLoop.backOff(e, 1);
            }
        };
    }

    private void acceptUntilClosed(ConnectionHandler next) {
        // Also when the loop ends with an exception, the listener must be closed. Otherwise the operating system
        // continues to complete connections, and they wait in a queue that no thread serves.
        try (listener) {
            AcceptLoop.runLimited(listener, permits, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the accept thread has ended and no handler runs any more. The accept thread comes first, because it may
     * accept a client until it ends.
     *
     * @param timeout of any length; zero or negative: does not wait
     * @return false if the time has passed, or if an interrupt ended the wait; then the thread stays interrupted
     */
    private boolean awaitTermination(Duration timeout) {
        // For a very long timeout, convert returns the largest long, and toNanos would throw. The sum may overflow: the
        // difference below is right again.
        long deadline = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
        try {
            if (!acceptThread.join(timeout)
                    || !permits.tryAcquire(maxConnections, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            // For the next call of stop.
            permits.release(maxConnections);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As {@link #awaitTermination}, but an interrupt does not end the wait. The thread stays interrupted. */
    private void awaitTerminationUninterruptibly(Duration timeout) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!awaitTermination(Duration.ofNanos(deadline - System.nanoTime())) && Thread.interrupted()) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
