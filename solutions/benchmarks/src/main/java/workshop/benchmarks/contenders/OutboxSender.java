package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Outbox;

/** The reference solution of step 5: messages go into an outbox, which is flushed when some have gathered. */
final class OutboxSender implements Contender {

    private static final int BUFFER = 64 * 1024;

    /** Flush from here on: nearly a buffer of the pool. */
    private static final int ENOUGH = BUFFER - 4 * 1024;

    private final Count sent = new Count();

    OutboxSender(Assignment assignment) throws IOException {
        SocketChannel channel = Publication.connect(assignment);
        byte[] payload = new byte[assignment.payload()];
        Work.start(() -> send(channel, payload));
    }

    private void send(SocketChannel channel, byte[] payload) throws IOException {
        try (Outbox outbox = new Outbox(new BufferPool(BUFFER, 2))) {
            ByteBuffer message = ByteBuffer.allocate(BUFFER);
            while (true) {
                Publication.write(payload, message.clear());
                outbox.send(message.flip());
                sent.add(1);
                if (outbox.pendingBytes() >= ENOUGH) {
                    outbox.flush(channel);
                }
            }
        }
    }

    @Override
    public long units() {
        return sent.get();
    }
}
