package workshop.accept;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Accepts with a selector, and hands on children in blocking mode. */
public final class AcceptLoop {

    /** Closing a channel does not wake a selector, so it looks up now and then. */
    private static final long LOOK_UP_MILLIS = 50;

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
            SelectionKey accepting;
            try {
                listener.configureBlocking(false);
                accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
            } catch (ClosedChannelException e) {
                return;
            }
            int inARow = 0;
            while (accepting.isValid()) {
                selector.select(LOOK_UP_MILLIS);
                selector.selectedKeys().clear();
                SocketChannel child;
                try {
                    child = accepting.isValid() ? listener.accept() : null;
                } catch (IOException e) {
                    if (listener.isOpen()) {
                        backOff(e, ++inARow);
                    }
                    continue;
                }
                inARow = 0;
                if (child != null) {
                    next.handle(setUp(child));
                }
            }
        }
    }

    static void backOff(IOException failure, int inARow) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(10L * inARow, 250)));
    }
}
