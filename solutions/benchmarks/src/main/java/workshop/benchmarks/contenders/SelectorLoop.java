package workshop.benchmarks.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/** A loop on one thread. It asks the system which sockets are ready, and serves those. */
final class SelectorLoop {

    /** Serves one connection. */
    interface Session {

        /**
         * Called when the connection is ready.
         *
         * @return false if the connection has ended; the loop then closes it
         */
        boolean ready() throws IOException;
    }

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Function<SelectionKey, Session> sessions;

    /** @param sessions makes a session for each new client, which is registered for reading */
    SelectorLoop(Function<SelectionKey, Session> sessions) throws IOException {
        this.sessions = sessions;
        listener.bind(Listening.onAnyPort(), Listening.BACKLOG).configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    int port() throws IOException {
        return Listening.port(listener.getLocalAddress());
    }

    /** Serves for ever, on the calling thread. */
    void run() throws IOException {
        while (true) {
            selector.select(this::ready);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (!serve(key)) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean serve(SelectionKey key) {
        try {
            return ((Session) key.attachment()).ready();
        } catch (IOException e) {
            // The client has gone. The other connections are not affected.
            return false;
        }
    }

    private void accept() throws IOException {
        SocketChannel client = listener.accept();
        if (client != null) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
            SelectionKey key = client.register(selector, SelectionKey.OP_READ);
            key.attach(sessions.apply(key));
        }
    }
}
