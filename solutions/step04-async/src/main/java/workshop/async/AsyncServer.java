package workshop.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients for as long as its listener is open, and hands each of them on. There is no loop and no thread: each
 * accept, when it is done, arms the next one.
 */
public final class AsyncServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncServer.class);

    /** How long to leave the listener alone after the first failure in a row, in milliseconds; then twice as long. */
    static final long FIRST_PAUSE = 10;

    /** The longest pause, in milliseconds. */
    static final long LONGEST_PAUSE = 1000;

    private final AsynchronousServerSocketChannel listener;
    private final Consumer<AsynchronousSocketChannel> handler;

    /** Failures since the last client. Only one accept is pending at a time, and its outcome alone touches this. */
    private int failuresInARow;

    private AsyncServer(AsynchronousServerSocketChannel listener, Consumer<AsynchronousSocketChannel> handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /**
     * Starts to accept.
     *
     * @param listener bound already; from now on the server's to close
     * @param handler is given each new client and owns it from then on; called on a thread of the listener's group, or
     *     on the one that armed the accept, where a client is there already. So it starts something and returns. If it
     *     throws, that client is closed, and nobody else notices
     * @return the server, at once
     */
    public static AsyncServer start(
            AsynchronousServerSocketChannel listener, Consumer<AsynchronousSocketChannel> handler) {
        AsyncServer server = new AsyncServer(listener, handler);
        server.acceptNext();
        return server;
    }

    /**
     * Arms one accept. Whatever comes of it, another one follows: at once after a client, and after a pause where the
     * accept failed.
     */
    // 4.3
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            failuresInARow = 0;
            // First the next accept, then this client: a handler that takes its time holds up one thread of the group,
            // and the others go on accepting.
            acceptNext();
            serve(client);
        });
    }

    /**
     * Sets the client up ({@code TCP_NODELAY}: small writes do not wait for each other) and hands it to the handler. Whatever goes
     * wrong is logged, and the client's socket closed.
     *
     * @param client just accepted
     */
    // 4.3
    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (IOException | RuntimeException | Error e) {
            // Nobody is above us on this stack who would close it: an open channel that no one knows is a leak.
            LOG.warn("a client was dropped: {}", e.toString());
            close(client);
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
     * What {@link #acceptNext} does when an accept fails. Where the listener is closed, that is the end. Anything else,
     * such as "too many open files", will pass: tries again after a pause, which doubles from {@link #FIRST_PAUSE} to
     * {@link #LONGEST_PAUSE} while failures follow one another. Without a pause it would only fail again, and keep a core
     * busy with it; and no thread sleeps meanwhile.
     *
     * @param failure why there is no client
     */
    // 4.3
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        if (failuresInARow == 0) {
            LOG.warn("cannot accept at the moment: {}", failure.toString());
        }
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failuresInARow, 10));
        failuresInARow++;
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }

    /**
     * The port that clients connect to.
     *
     * @throws IOException if the server is closed
     */
    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** Accepts no more clients; those that were handed on live on. Closing twice is harmless. */
    @Override
    public void close() throws IOException {
        listener.close();
    }
}
