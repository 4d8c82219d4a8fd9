package workshop.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ShutdownChannelGroupException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients for as long as its listener is open, and passes each of them to a handler. The server needs no loop
 * and no thread of its own: when an accept completes, it starts the next one. When the heap is full, the end of an accept
 * may be lost, also in the JDK. Then no other follows, although the listener is open.
 *
 * <p>Thread-safe.
 */
public final class AsyncServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncServer.class);

    /**
     * The delay before the next accept after a first failure, in milliseconds. It doubles with each further failure.
     */
    static final long MIN_BACKOFF_MILLIS = 10;

    /** The maximum delay before the next accept, in milliseconds. */
    static final long MAX_BACKOFF_MILLIS = 1000;

    private final AsynchronousServerSocketChannel listener;
    private final Consumer<AsynchronousSocketChannel> handler;

    /** Failed accepts since the last client. No lock is needed: only the handler of the one pending accept uses it. */
    private int consecutiveFailures;

    private AsyncServer(AsynchronousServerSocketChannel listener, Consumer<AsynchronousSocketChannel> handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /**
     * Starts to accept clients, and returns at once.
     *
     * @param listener a bound channel. The server owns it from now on, and closes it
     * @param handler takes each new client, and owns it from then on. It is called on a thread of the listener's group,
     *     or on the thread that started the accept if a client waits already. So it must not block. If the handler
     *     throws, the server closes this client and goes on
     * @return the server
     */
    public static AsyncServer start(
            AsynchronousServerSocketChannel listener, Consumer<AsynchronousSocketChannel> handler) {
        AsyncServer server = new AsyncServer(listener, handler);
        server.acceptNext();
        return server;
    }

    /**
     * Starts one accept. Its result is a client or a failure, and in both cases one next accept follows: at once after
     * a client, after a delay if the accept failed.
     */
    // 4.3
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            consecutiveFailures = 0;
            // The next accept is started before the handler is called. So a slow handler keeps one thread of the group
            // busy, and the other threads can accept.
            acceptNext();
            serve(client);
        });
    }

    /**
     * Sets {@code TCP_NODELAY}, so that a small write is not delayed, and passes the client to the handler. If anything
     * is thrown, logs it and closes the client.
     *
     * @param client a client that was just accepted
     */
    // 4.3
    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (Throwable e) {
            // No caller on this stack would close the client, and an open channel without an owner is a leak.
            close(client);
            LOG.warn("closed a client whose handler failed: {}", e.toString());
        }
    }

    private static void close(AsynchronousSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing a client failed", e);
        }
    }

    /**
     * Handles a failed accept for {@link #acceptNext}. If the listener is closed, there is no further accept. Any other
     * failure of any type, such as "too many open files", is temporary: the next accept starts after a delay. The delay doubles
     * from {@link #MIN_BACKOFF_MILLIS} to {@link #MAX_BACKOFF_MILLIS} with each consecutive failure. Without a delay
     * the accept would fail again at once, and keep a core busy. No thread sleeps during the delay.
     *
     * @param failure the reason why the accept failed
     */
    // 4.3
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        if (consecutiveFailures == 0) {
            LOG.warn("accept failed, and will be tried again: {}", failure.toString());
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }

    /**
     * The port that clients connect to.
     *
     * @throws IOException if the server is closed
     */
    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /**
     * Closes the listener. Clients that were passed to the handler stay connected. A client that was accepted just before
     * may be passed to the handler after this method has returned. Idempotent.
     */
    @Override
    public void close() throws IOException {
        try {
            listener.close();
        } catch (ShutdownChannelGroupException e) {
            // The listener is closed all the same. The group is shut down, so the handler of the pending accept is not
            // called.
        }
    }
}
