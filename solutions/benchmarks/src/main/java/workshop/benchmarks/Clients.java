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

/** Connections to a server on loopback, on one selector. One thread at a time. */
final class Clients implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final List<SelectionKey> keys = new ArrayList<>();

    private final InetSocketAddress server;

    /** None yet. */
    Clients(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What is done with a connection that has something to read. */
    @FunctionalInterface
    interface Service {

        void serve(SelectionKey key) throws IOException;
    }

    /**
     * Connects one more.
     *
     * @param attachment what the connection's key carries
     */
    SelectionKey connect(Object attachment) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Closing resets the connection: thousands of them would otherwise keep their ports for a minute.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ, attachment);
        keys.add(key);
        return key;
    }

    /** The connections, in the order in which they were made. */
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
