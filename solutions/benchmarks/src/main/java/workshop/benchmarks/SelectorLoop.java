package workshop.benchmarks;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/**
 * A loop on one thread. It asks the system which sockets are ready, and serves those. A connection that ends or fails
 * does not affect the others. If {@code accept} fails, the loop ends: step 2 shows how a server goes on.
 */
final class SelectorLoop {

    /** Serves one connection. */
    interface Session {

        /**
         * Called when the connection is ready.
         *
         * @return false if the connection has ended; the loop then closes it
         * @throws IOException if the connection has failed; the loop then closes it
         */
        boolean ready() throws IOException;

        /** Called once, when the connection has been closed. */
        default void closed() {}
    }

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Function<SelectionKey, Session> sessions;

    private SelectorLoop(Function<SelectionKey, Session> sessions) throws IOException {
        this.sessions = sessions;
        listener.bind(Loopback.address(0), Loopback.BACKLOG).configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Starts a loop.
     *
     * @param sessions makes a session for each new client, which is registered for reading
     */
    static Running start(Function<SelectionKey, Session> sessions) throws IOException {
        SelectorLoop loop = new SelectorLoop(sessions);
        Running.client(unused -> loop.run());
        return Running.server(loop.listener.socket().getLocalPort());
    }

    private void run() throws IOException {
        while (true) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.attachment() instanceof Session session) {
                    serve(key, session);
                } else {
                    accept();
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private static void serve(SelectionKey key, Session session) {
        // A session that was served before it may have closed this one. Its key would throw then.
        if (!key.isValid()) {
            return;
        }
        try {
            if (session.ready()) {
                return;
            }
        } catch (IOException | RuntimeException e) {
            // Whatever has failed, only this connection ends.
        }
        close(key);
    }

    /** Closes a connection of this loop. Idempotent. To be called on the thread of the loop, by any session. */
    static void close(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        try {
            key.channel().close();
        } catch (IOException e) {
            // The descriptor is free all the same.
        }
        ((Session) key.attachment()).closed();
    }

    private void accept() throws IOException {
        SocketChannel client = listener.accept();
        if (client == null) {
            return;
        }
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
            SelectionKey key = client.register(selector, SelectionKey.OP_READ);
            key.attach(sessions.apply(key));
        } catch (IOException e) {
            // The client has gone already. Some systems then refuse to set an option.
            client.close();
        }
    }
}
