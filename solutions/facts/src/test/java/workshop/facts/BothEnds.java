package workshop.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A connection on loopback, with both of its ends in blocking mode. */
record BothEnds(SocketChannel client, SocketChannel server, int clientPort, int serverPort) implements AutoCloseable {

    static BothEnds connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort(), 1)) {
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            return new BothEnds(
                    client,
                    listener.accept(),
                    client.socket().getLocalPort(),
                    listener.socket().getLocalPort());
        }
    }

    /** Returns the rows of the client's end in the kernel's table, one or none. The client may be closed. */
    List<ProcNetTcp> clientRow() {
        return ProcNetTcp.between(clientPort, serverPort);
    }

    /** Returns the rows of the server's end, one or none. */
    List<ProcNetTcp> serverRow() {
        return ProcNetTcp.between(serverPort, clientPort);
    }

    /** Makes the client non-blocking, and writes until the socket accepts no more bytes. */
    void fill() throws IOException {
        client.configureBlocking(false);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
        while (client.write(zeros.clear()) > 0) {
            // The socket accepted bytes.
        }
    }

    /** Lets the server read and discard, on a thread of its own, until the connection ends. */
    void drain() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                readToEnd(server);
            } catch (UncheckedIOException e) {
                // The experiment is over.
            }
        });
    }

    /** Reads and discards until the end of the stream. */
    static void readToEnd(SocketChannel channel) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 18);
        try {
            while (channel.read(bytes) >= 0) {
                bytes.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
