package workshop.accept;

import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import workshop.Waiting;

/** The server under test, on a port of its own. At the end it stops without a grace period, also if the test failed. */
final class TestServer implements AutoCloseable {

    private final Server server;

    private TestServer(Server server) {
        this.server = server;
    }

    /** Starts a server. If it does not start, its listener is closed. */
    static TestServer start(ConnectionHandler handler, int maxConnections) throws Exception {
        return start(Loopback.listen(), handler, maxConnections);
    }

    static TestServer start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws Exception {
        try {
            return new TestServer(waitingFor("Server.start to return", () -> {
                Server server = Server.start(listener, handler, maxConnections);
                if (Thread.interrupted()) {
                    // The time limit of the test has ended the accept loop, and start ran it on this thread.
                    throw new InterruptedException();
                }
                return server;
            }));
        } catch (IllegalArgumentException e) {
            listener.close();
            throw new AssertionError(
                    "Server.start threw " + e + ", for a limit of " + maxConnections + ", which is allowed", e);
        } catch (Throwable e) {
            listener.close();
            throw e;
        }
    }

    /** The threads that run an accept loop. */
    static Set<Thread> acceptThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(AcceptLoop.class.getName())))
                .map(thread -> thread.getKey())
                .collect(Collectors.toSet());
    }

    int port() {
        return server.port();
    }

    Socket connect() throws Exception {
        return Loopback.connect(server.port());
    }

    /** Stops the server on the calling thread. */
    void stop(Duration gracePeriod) {
        try {
            server.stop(gracePeriod);
        } catch (IOException | IllegalStateException | ConcurrentModificationException e) {
            throw new AssertionError("stop threw " + e, e);
        }
    }

    /** Stops the server on another thread, and waits until new clients are refused. */
    CompletableFuture<Void> stopping(Duration gracePeriod) throws Exception {
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(() -> stop(gracePeriod), Thread::startVirtualThread);
        awaitRefusal(stopping);
        return stopping;
    }

    /** Waits until new clients are refused, or until stop has failed before that. */
    void awaitRefusal(CompletableFuture<?> stopping) throws Exception {
        String awaited = "new clients to be refused, after stop was called";
        Loopback.waitUntil(awaited, () -> stopping.isCompletedExceptionally() || Loopback.refuses(server.port()));
        if (stopping.isCompletedExceptionally()) {
            waitingFor(awaited, stopping::get);
        }
    }

    /** Waits for the end of a stop on another thread. */
    static void assertReturns(CompletableFuture<Void> stopping, String when) throws Exception {
        waitingFor("stop to return, " + when, () -> stopping.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Stops the server on the calling thread, and names the wait if the time limit of the test ends it. */
    void assertStops(Duration gracePeriod, String when) throws Exception {
        waitingFor("stop to return, " + when, () -> {
            stop(gracePeriod);
            if (Thread.currentThread().isInterrupted()) {
                // The time limit of the test has ended the wait. It ends that of the stop in close too.
                throw new InterruptedException();
            }
            return null;
        });
    }

    void assertCloses(String when) throws Exception {
        waitingFor("close to return at once, " + when, () -> {
            server.close();
            return null;
        });
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
