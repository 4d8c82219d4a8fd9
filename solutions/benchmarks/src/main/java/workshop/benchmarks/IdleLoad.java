package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections to an echo server. Each has had a byte echoed, so the server has accepted it. */
final class IdleLoad implements AutoCloseable {

    private final List<SocketChannel> channels = new ArrayList<>();

    private final InetSocketAddress server;

    IdleLoad(int port) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Opens more connections. */
    void open(int connections) throws IOException {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = Clients.open(server);
            channels.add(channel);
            channel.write(one.clear());
            if (channel.read(one.clear()) < 0) {
                throw new EOFException("the server closed connection " + i);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
