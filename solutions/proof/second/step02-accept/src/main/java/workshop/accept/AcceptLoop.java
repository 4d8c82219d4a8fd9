package workshop.accept;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Accepts with a selector, and passes on children in blocking mode. */
public final class AcceptLoop {

    /** Closing a channel does not wake a selector, so select has a time limit. */
    private static final long SELECT_MILLIS = 50;

    private AcceptLoop() {}

    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        return setUp(listener.accept());
    }

    private static SocketChannel setUp(SocketChannel child) throws IOException {
        boolean ready = false;
        try {
            child.socket().setTcpNoDelay(true);
            ready = true;
            return child;
        } finally {
            if (!ready) {
                child.close();
            }
        }
    }

    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        try (Selector selector = Selector.open()) {
            SocketChannel child = select(listener, selector);
            while (child != null) {
                next.handle(setUp(child));
                child = select(listener, selector);
            }
        }
    }

    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        try (Selector selector = Selector.open()) {
            SocketChannel child;
            do {
                permits.acquireUninterruptibly();
                child = select(listener, selector);
                if (child != null) {
                    next.handle(setUp(child));
                }
            } while (child != null);
            permits.release();
        }
    }

    /** The next child; null when the listener is closed. */
    private static SocketChannel select(ServerSocketChannel listener, Selector selector) throws IOException {
        SelectionKey accepting;
        try {
            listener.configureBlocking(false);
            accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (ClosedChannelException e) {
            return null;
        }
        int failures = 0;
        while (accepting.isValid()) {
            selector.select(SELECT_MILLIS);
            selector.selectedKeys().clear();
            try {
                SocketChannel child = accepting.isValid() ? listener.accept() : null;
                if (child != null) {
                    return child;
                }
                failures = 0;
            } catch (IOException e) {
                if (listener.isOpen()) {
                    backOff(e, ++failures);
                }
            }
        }
        return null;
    }

    static void backOff(Throwable failure, int consecutiveFailures) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(10L * consecutiveFailures, 250)));
    }
}
