package workshop.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An accept loop on a thread of its own, and the connections in its service: a thing that can be started and, which is
 * the harder part, stopped.
 *
 * <p>Safe for use by several threads.
 */
public final class Server implements AutoCloseable {

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    /** How long the threads may take to notice that it is over: a handler that was cut off, a loop that backs off. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ServerSocketChannel listener;
    private final int port;
    private final Thread accepting;

    /** Who is being served; each future is done when that handler has returned. */
    private final Map<SocketChannel, CompletableFuture<Void>> inService = new ConcurrentHashMap<>();

    private volatile boolean deadlinePassed;

    private Server(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        ConnectionHandler limited = leaving(handler.guarded()).atMost(maxConnections);
        this.accepting =
                Thread.ofPlatform().name("accept-" + port).unstarted(() -> acceptUntilClosed(entering(limited)));
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
    // 2.8
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        Server server = new Server(listener, handler, maxConnections);
        server.accepting.start();
        return server;
    }

    private void acceptUntilClosed(ConnectionHandler next) {
        // However the loop ends, the listener must not stay behind: the system would go on to let clients in, and
        // they would wait in a queue that nobody serves.
        try (listener) {
            AcceptLoop.run(listener, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // On the accepting thread: when that has ended, everybody who was accepted has entered. In a connection's own
    // thread it would be too late, because that may not have run yet when stop looks who is there.
    private ConnectionHandler entering(ConnectionHandler next) {
        return connection -> {
            inService.put(connection, new CompletableFuture<>());
            // Accepted in the last moment. Stop has looked already, or sees the connection now, or both; never neither.
            if (deadlinePassed) {
                connection.close();
            }
            next.handle(connection);
        };
    }

    private ConnectionHandler leaving(ConnectionHandler handler) {
        return connection -> {
            try {
                handler.handle(connection);
            } finally {
                inService.remove(connection).complete(null);
            }
        };
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
    // 2.8
    public void stop(Duration grace) throws IOException {
        // Before anything changes: a server that is half stopped is worse than one that runs.
        Objects.requireNonNull(grace, "grace");
        // This wakes accept, and no interrupt must do so: it would lose a child that comes in the same moment.
        listener.close();
        if (!finishedWithin(grace)) {
            deadlinePassed = true;
            for (SocketChannel connection : inService.keySet()) {
                connection.close();
            }
            // An interrupt has done its work. It must not end this wait too.
            boolean interrupted = Thread.interrupted();
            finishedWithin(LAST_WORDS);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits for the accepting thread first: as long as it runs, somebody may still enter. Where it waits for a place
     * itself, it ends when the next one leaves.
     */
    private boolean finishedWithin(Duration limit) {
        // It saturates, where toNanos would not take a time without end.
        long deadline = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(limit));
        try {
            if (!accepting.join(limit)) {
                return false;
            }
            CompletableFuture.allOf(inService.values().toArray(CompletableFuture<?>[]::new))
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("these futures only ever complete", e);
        }
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
