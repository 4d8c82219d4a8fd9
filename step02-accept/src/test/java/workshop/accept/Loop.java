package workshop.accept;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/**
 * The accept loop under test, on a thread and a port of its own. When it fails, all sockets are closed at once, so that
 * the test's clients do not wait for an answer that never comes.
 */
final class Loop implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final Semaphore permits;
    private final Set<SocketChannel> children = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean closing;
    private final AtomicReference<Throwable> thrownByHandler = new AtomicReference<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final Thread thread;
    private final Thread.UncaughtExceptionHandler defaultHandler = Thread.getDefaultUncaughtExceptionHandler();

    /** How the code under test accepts: with or without a limit. */
    private interface Accepting {
        void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException;
    }

    private Loop(ServerSocketChannel listener, Semaphore permits, Accepting accepting, ConnectionHandler handler) {
        this.listener = listener;
        this.permits = permits;
        this.thread = Thread.ofPlatform().daemon().name("accept-loop").unstarted(() -> run(accepting, handler));
    }

    /** Accepts on a new port, and passes each child to the handler. */
    static Loop with(ConnectionHandler handler) throws IOException {
        return on(Loopback.listen(), handler);
    }

    /** As {@link #with}, on a listener whose accept queue may contain clients already. */
    static Loop on(ServerSocketChannel listener, ConnectionHandler handler) {
        return start(new Loop(listener, new Semaphore(0), AcceptLoop::run, handler));
    }

    /** Accepts on a new port while there are permits, and serves each child on a virtual thread. */
    static Loop limited(Semaphore permits, ConnectionHandler handler) throws IOException {
        Accepting accepting = (listener, next) -> AcceptLoop.runLimited(listener, permits, next);
        return start(new Loop(
                Loopback.listen(),
                permits,
                accepting,
                handler.releasing(permits).onVirtualThread()));
    }

    private static Loop start(Loop loop) {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> loop.threadDied(thrown));
        loop.thread.start();
        return loop;
    }

    private void run(Accepting accepting, ConnectionHandler handler) {
        try {
            accepting.run(listener, connection -> {
                children.add(connection);
                handle(handler, connection);
            });
            if (listener.isOpen()) {
                fail(new IllegalStateException("run returned, though its listener is open"));
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private void handle(ConnectionHandler handler, SocketChannel connection) throws IOException {
        try {
            handler.handle(connection);
        } catch (Throwable thrown) {
            thrownByHandler.compareAndSet(null, thrown);
            throw thrown;
        } finally {
            handled.incrementAndGet();
        }
    }

    /** Some handlers of the tests throw on purpose, on their own threads. */
    private void threadDied(Throwable thrown) {
        if (!closing && !DeliberateException.isIn(thrown)) {
            fail(thrown);
        }
    }

    private void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        closeAll();
    }

    private void closeAll() {
        try {
            listener.close();
            for (SocketChannel child : children) {
                child.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** The exception that ended the loop or one of its handlers, or null. */
    Throwable failure() {
        return failure.get();
    }

    /** Waits until the handler has returned for each client so far. Then: the first exception that it threw, or null. */
    Throwable thrownByHandler() throws Exception {
        Loopback.waitUntil("the handler to return", () -> handled.get() == children.size());
        return thrownByHandler.get();
    }

    boolean isListening() {
        return listener.isOpen();
    }

    void closeListener() throws IOException {
        listener.close();
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    /** Waits until the loop's thread has ended. */
    boolean ends() {
        return ends(Waiting.LIMIT);
    }

    /** Whether the thread ends within a time. A test that expects no end lets the time pass with this. */
    boolean ends(Duration within) {
        try {
            return thread.join(within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        letHandlersFinish();
        // From now on, a handler may find its connection closed. That is not its fault.
        closing = true;
        closeAll();
        // A loop without a permit does not see that its listener is closed. The tests of 2.7 say which permit is lost.
        permits.release(10);
        boolean ended = ends();
        thread.interrupt();
        Thread.setDefaultUncaughtExceptionHandler(defaultHandler);
        if (failure() != null) {
            throw new AssertionError("the accept loop ended with " + failure(), failure());
        }
        if (!ended) {
            throw new AssertionError("the accept loop still runs, long after its listener was closed");
        }
    }

    /** The clients have disconnected, so a correct handler closes its connection soon. */
    private void letHandlersFinish() {
        try {
            await("the handlers")
                    .dontCatchUncaughtExceptions()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofMillis(500))
                    .until(() -> children.stream().noneMatch(SocketChannel::isOpen));
        } catch (ConditionTimeoutException e) {
            // The test of that exercise reports it. Here, the connections only must not outlive the test.
        }
    }
}
