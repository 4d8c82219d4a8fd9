package workshop.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections to a server on loopback, all registered with one selector. Not thread-safe. */
final class Clients implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final List<SelectionKey> keys = new ArrayList<>();

    private final InetSocketAddress server;

    /** Makes no connection yet. */
    Clients(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Serves a connection that has something to read. */
    @FunctionalInterface
    interface Service {

        void serve(SelectionKey key) throws IOException;
    }

    /**
     * Makes one more connection.
     *
     * @param attachment the attachment of the connection's key
     */
    SelectionKey connect(Object attachment) throws IOException {
        SocketChannel channel = open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ, attachment);
        keys.add(key);
        return key;
    }

    /**
     * Connects to a server. Closing the channel resets the connection: otherwise thousands of connections would keep
     * their ports for a minute.
     */
    static SocketChannel open(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        return channel;
    }

    /** Returns the keys of the connections, in the order in which they were made. */
    List<SelectionKey> keys() {
        return keys;
    }

    /** Waits until some connections have something to read, and serves those. */
    void serve(Service service) throws IOException {
        try {
            selector.select(key -> {
                try {
                    service.serve(key);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : keys) {
            key.channel().close();
        }
        selector.close();
    }
}
