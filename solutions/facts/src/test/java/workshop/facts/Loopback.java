package workshop.facts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** The sockets of one experiment, on loopback, with ports that the system chooses. All of them are closed together. */
final class Loopback implements AutoCloseable {

    private final Deque<Channel> open = new ArrayDeque<>();

    /** Listens with the JDK's default backlog. */
    ServerSocketChannel listen() throws IOException {
        return listen(0);
    }

    ServerSocketChannel listen(int backlog) throws IOException {
        return listener().bind(anyPort(), backlog);
    }

    /** Returns a server channel that is not bound yet. */
    ServerSocketChannel listener() throws IOException {
        return keep(ServerSocketChannel.open());
    }

    SocketChannel connect(ServerSocketChannel listener) throws IOException {
        return connect(listener.getLocalAddress());
    }

    SocketChannel connect(SocketAddress address) throws IOException {
        SocketChannel client = client();
        client.connect(address);
        return client;
    }

    /** Returns a client channel that is not connected yet. */
    SocketChannel client() throws IOException {
        return keep(SocketChannel.open());
    }

    SocketChannel accept(ServerSocketChannel listener) throws IOException {
        return keep(listener.accept());
    }

    private <T extends Channel> T keep(T channel) {
        open.push(channel);
        return channel;
    }

    /** Returns the loopback address with port 0: the system chooses the port. */
    static InetSocketAddress anyPort() {
        return address(0);
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static int port(ServerSocketChannel listener) throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        for (Channel channel : open) {
            channel.close();
        }
    }
}
