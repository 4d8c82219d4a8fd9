package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The clients of a room. One client sends, and all clients receive, the sender included. It sends some messages at
 * once and waits until all clients have received them. Then it sends the next.
 */
final class BroadcastLoad implements AutoCloseable {

    /** The payload of a message, in bytes; a length of 4 bytes precedes it. */
    static final int PAYLOAD = 128;

    private final Clients clients;
    private final int inFlight;
    private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
    private ByteBuffer sent;
    private int pendingReceivers;

    /**
     * Connects the members.
     *
     * @param inFlight the number of messages that are sent at once
     */
    BroadcastLoad(int port, int members, int inFlight) throws IOException {
        this.inFlight = inFlight;
        clients = new Clients(port);
        for (int i = 0; i < members; i++) {
            // A client that has connected may not have joined yet. It has joined once it receives its own message.
            broadcast(messages(1), clients.connect(new Receiver()));
        }
    }

    /** The number of bytes that one client has still to receive. */
    private static final class Receiver {

        private int remaining;
    }

    private static ByteBuffer messages(int count) {
        ByteBuffer messages = ByteBuffer.allocateDirect(count * (Integer.BYTES + PAYLOAD));
        for (int i = 0; i < count; i++) {
            messages.putInt(PAYLOAD);
            for (int j = 0; j < PAYLOAD; j++) {
                messages.put((byte) (i + j));
            }
        }
        return messages.flip();
    }

    /**
     * Broadcasts for some time.
     *
     * @return the number of messages that were delivered, counted once for each client
     */
    long run(Duration time) throws IOException {
        ByteBuffer messages = messages(inFlight);
        SelectionKey speaker = clients.keys().getFirst();
        long end = System.nanoTime() + time.toNanos();
        long deliveries = 0;
        do {
            broadcast(messages, speaker);
            deliveries += (long) inFlight * clients.keys().size();
        } while (System.nanoTime() < end);
        return deliveries;
    }

    /** Sends messages from one client, and returns when all clients have received them. */
    private void broadcast(ByteBuffer messages, SelectionKey speaker) throws IOException {
        sent = messages;
        pendingReceivers = clients.keys().size();
        for (SelectionKey key : clients.keys()) {
            ((Receiver) key.attachment()).remaining = sent.limit();
        }
        ByteBuffer out = sent.duplicate();
        while (out.hasRemaining()) {
            ((SocketChannel) speaker.channel()).write(out);
        }
        while (pendingReceivers > 0) {
            clients.serve(this::receive);
        }
    }

    private void receive(SelectionKey key) throws IOException {
        Receiver receiver = (Receiver) key.attachment();
        int before = sent.limit() - receiver.remaining;
        int count = ((SocketChannel) key.channel()).read(received.clear());
        if (count < 0 || count > receiver.remaining || received.flip().mismatch(sent.slice(before, count)) >= 0) {
            throw new EOFException("a client received something other than what was sent");
        }
        receiver.remaining -= count;
        if (receiver.remaining == 0) {
            pendingReceivers--;
        }
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
