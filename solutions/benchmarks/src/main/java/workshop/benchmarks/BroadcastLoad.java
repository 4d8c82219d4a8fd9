package workshop.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Members of a room: one speaks, and all hear it, the speaker too. It says so many messages at once and waits until
 * everybody has heard them all; then it says the next.
 */
final class BroadcastLoad implements AutoCloseable {

    /** Of a message, in bytes; 4 bytes of length go before it. */
    static final int PAYLOAD = 128;

    private final Clients clients;
    private final int inFlight;
    private final ByteBuffer heard = ByteBuffer.allocateDirect(64 * 1024);
    private ByteBuffer said;
    private int listening;

    /**
     * Connects the members.
     *
     * @param inFlight how many messages are said at once
     */
    BroadcastLoad(int port, int members, int inFlight) throws IOException {
        this.inFlight = inFlight;
        clients = new Clients(port);
        for (int i = 0; i < members; i++) {
            // Who has connected may not have joined yet. Who has heard what it said itself has.
            say(messages(1), clients.connect(new Ear()));
        }
    }

    /** How much one member has still to hear, in bytes. */
    private static final class Ear {

        private int missing;
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
     * Talks for some time.
     *
     * @return how many messages were delivered
     */
    long run(Duration time) throws IOException {
        ByteBuffer messages = messages(inFlight);
        SelectionKey speaker = clients.keys().getFirst();
        long end = System.nanoTime() + time.toNanos();
        long deliveries = 0;
        do {
            say(messages, speaker);
            deliveries += (long) inFlight * clients.keys().size();
        } while (System.nanoTime() < end);
        return deliveries;
    }

    /** Lets a member say something, and returns when all have heard it. */
    private void say(ByteBuffer messages, SelectionKey speaker) throws IOException {
        said = messages;
        listening = clients.keys().size();
        for (SelectionKey key : clients.keys()) {
            ((Ear) key.attachment()).missing = said.limit();
        }
        ByteBuffer out = said.duplicate();
        while (out.hasRemaining()) {
            ((SocketChannel) speaker.channel()).write(out);
        }
        while (listening > 0) {
            clients.serve(this::hear);
        }
    }

    private void hear(SelectionKey key) throws IOException {
        Ear ear = (Ear) key.attachment();
        int before = said.limit() - ear.missing;
        int count = ((SocketChannel) key.channel()).read(heard.clear());
        if (count < 0 || count > ear.missing || heard.flip().mismatch(said.slice(before, count)) >= 0) {
            throw new EOFException("what was heard is not what was said");
        }
        ear.missing -= count;
        if (ear.missing == 0) {
            listening--;
        }
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
