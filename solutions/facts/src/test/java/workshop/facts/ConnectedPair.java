package workshop.facts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Both ends of a connection on loopback. */
record ConnectedPair(SocketChannel sender, SocketChannel receiver) implements AutoCloseable {

    static ConnectedPair open() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ServerSocketChannel listening = ServerSocketChannel.open().bind(anyPort)) {
            return new ConnectedPair(SocketChannel.open(listening.getLocalAddress()), listening.accept());
        }
    }

    /** Writes, without waiting, until the sender takes no more. */
    void fill() throws IOException {
        sender.configureBlocking(false);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
        while (sender.write(zeros.clear()) > 0) {
            // There was room.
        }
    }

    /** Reads and forgets, on a thread of its own, until the connection ends. */
    void drain() {
        Thread.ofPlatform().daemon().start(() -> {
            ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 18);
            try {
                while (receiver.read(bytes.clear()) >= 0) {
                    // It came.
                }
            } catch (IOException e) {
                // The experiment is over.
            }
        });
    }

    @Override
    public void close() throws IOException {
        sender.close();
        receiver.close();
    }
}
