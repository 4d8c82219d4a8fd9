package workshop.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
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
    void acceptNext() {
        throw new UnsupportedOperationException("TODO 4.3: accept one client, arm the next accept, serve this one");
    }

    /**
     * Sets the client up ({@code TCP_NODELAY}: small writes do not wait for each other) and hands it to the handler. Whatever goes
     * wrong is logged, and the client's socket closed.
     *
     * @param client just accepted
     */
    void serve(AsynchronousSocketChannel client) {
        throw new UnsupportedOperationException(
                "TODO 4.3: set the client up and hand it on; whatever is thrown ends only this client");
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
    void acceptFailed(Throwable failure) {
        throw new UnsupportedOperationException("TODO 4.3: accept again after a pause, unless the listener is closed");
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
