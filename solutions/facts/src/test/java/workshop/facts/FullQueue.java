package workshop.facts;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A listener that accepts no connection and whose accept queue is full. Use it only on systems that then ignore
 * further clients.
 */
record FullQueue(ServerSocketChannel listener, List<SocketChannel> clients) implements AutoCloseable {

    static FullQueue open() throws IOException {
        FullQueue queue = new FullQueue(ServerSocketChannel.open().bind(Loopback.anyPort(), 1), new ArrayList<>());
        try {
            while (true) {
                SocketChannel client = SocketChannel.open();
                queue.clients.add(client);
                client.socket().connect(queue.address(), 300);
            }
        } catch (SocketTimeoutException e) {
            return queue;
        }
    }

    SocketAddress address() throws IOException {
        return listener.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
