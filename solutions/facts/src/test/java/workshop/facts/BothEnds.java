package workshop.facts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A connection on loopback, with both of its ends in blocking mode. */
record BothEnds(SocketChannel client, SocketChannel server) implements AutoCloseable {

    static BothEnds connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(loopback(), 1)) {
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            return new BothEnds(client, listener.accept());
        }
    }

    /** A port of the system's choice on loopback. */
    static InetSocketAddress loopback() {
        return loopback(0);
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
