package workshop.accept;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Waiting;

/**
 * The accept loop under test, on a thread and a port of its own. When it fails, everything is closed at once, so that
 * the test's clients need not wait for an answer that never comes.
 */
final class Loop implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final Set<SocketChannel> children = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean closing;
    private final AtomicReference<Throwable> thrownByHandler = new AtomicReference<>();
    private final AtomicInteger handed = new AtomicInteger();
    private final Thread thread;
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private Loop(ServerSocketChannel listener, ConnectionHandler handler) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("accept-loop").unstarted(() -> run(handler));
    }

    /** Accepts on a new port, and hands each child to the handler. */
    static Loop with(ConnectionHandler handler) throws IOException {
        return on(Loopback.listen(), handler);
    }

    /** As {@link #with}, for a listener that may have clients in its queue already. */
    static Loop on(ServerSocketChannel listener, ConnectionHandler handler) {
        Loop loop = new Loop(listener, handler);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> loop.threadDied(thrown));
        loop.thread.start();
        return loop;
    }

    private void run(ConnectionHandler handler) {
        try {
            AcceptLoop.run(listener, connection -> {
                children.add(connection);
                handOn(handler, connection);
            });
            if (listener.isOpen()) {
                fail(new IllegalStateException("run returned, though its listener is open"));
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private void handOn(ConnectionHandler handler, SocketChannel connection) throws IOException {
        try {
            handler.handle(connection);
        } catch (Throwable thrown) {
            thrownByHandler.compareAndSet(null, thrown);
            throw thrown;
        } finally {
            handed.incrementAndGet();
        }
    }

    /** Some handlers of the tests throw on purpose, in a thread of their own. */
    private void threadDied(Throwable thrown) {
        if (!closing && !Poison.isIn(thrown)) {
            fail(thrown);
        }
    }

    private void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        hangUp();
    }

    private void hangUp() {
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

    /** What ended the loop or one of its handlers, or null. */
    Throwable failure() {
        return failure.get();
    }

    /** What the handler threw at the loop, after it has come back from each client so far; null for nothing. */
    Throwable thrownByHandler() throws Exception {
        Loopback.waitUntil("the handler to return", () -> handed.get() == children.size());
        return thrownByHandler.get();
    }

    boolean isListening() {
        return listener.isOpen();
    }

    void closeListener() throws IOException {
        listener.close();
    }

    /** Whether the loop's thread has come to its end, now or soon. */
    boolean ends() {
        return ends(Waiting.LIMIT);
    }

    /** Whether it comes to its end within a while; where it should not, that is also how to let the while pass. */
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
        // A handler that is late now finds its connection closed, and is not to blame.
        closing = true;
        hangUp();
        boolean ended = ends();
        thread.interrupt();
        Thread.setDefaultUncaughtExceptionHandler(before);
        if (failure() != null) {
            throw new AssertionError("the accept loop ended with " + failure(), failure());
        }
        if (!ended) {
            throw new AssertionError("the accept loop goes on, long after its listener was closed");
        }
    }

    /** The clients have left by now, so that sound handlers are about to close their ends. */
    private void letHandlersFinish() {
        try {
            await("the handlers")
                    .dontCatchUncaughtExceptions()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofMillis(500))
                    .until(() -> children.stream().noneMatch(SocketChannel::isOpen));
        } catch (ConditionTimeoutException e) {
            // Whichever test is about that says so itself; here they must only not outlive it.
        }
    }
}
