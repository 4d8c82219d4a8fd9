package workshop.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The clients of an echo server. Each client sends a message, waits until it has received it back, and sends the next. So
 * as many messages are in flight as there are clients.
 */
final class Echo implements Line {

    /** The length of a message, in bytes. */
    private static final int MESSAGE = 64;

    private final Selector selector = Selector.open();
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE);
    private final ByteBuffer received = ByteBuffer.allocateDirect(MESSAGE);

    /** A connection, and the number of bytes of its message that have come back. */
    private static final class Client {

        private final SocketChannel channel;
        private int received;

        private Client(SocketChannel channel) {
            this.channel = channel;
        }
    }

    Echo(int port, int clients) throws IOException {
        for (int i = 0; i < MESSAGE; i++) {
            message.put(i, (byte) i);
        }
        for (int i = 0; i < clients; i++) {
            Client client = new Client(Room.connect(port));
            client.channel.register(selector, SelectionKey.OP_READ, client);
            client.channel.write(message.clear());
        }
    }

    @Override
    public long work() throws IOException {
        selector.select();
        long roundTrips = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            if (received((Client) key.attachment())) {
                roundTrips++;
            }
        }
        selector.selectedKeys().clear();
        return roundTrips;
    }

    /** Receives, and sends the next message if the last one has come back. One write is enough for 64 bytes. */
    private boolean received(Client client) throws IOException {
        int start = client.received;
        int count = client.channel.read(received.clear().limit(MESSAGE - start));
        if (count < 0 || received.flip().mismatch(message.slice(start, count)) >= 0) {
            throw new EOFException("a client received something other than what it sent");
        }
        client.received = (start + count) % MESSAGE;
        if (client.received > 0 || count == 0) {
            return false;
        }
        client.channel.write(message.clear());
        return true;
    }
}
