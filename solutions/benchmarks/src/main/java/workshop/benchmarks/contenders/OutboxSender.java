package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Outbox;

/** The reference solution of step 5: messages go into an outbox, which is flushed when many have gathered. */
final class OutboxSender implements Contender {

    /** The outbox is flushed when it has so many bytes: nearly a buffer of the pool. */
    private static final int FLUSH_THRESHOLD = BUFFER_SIZE - 4 * 1024;

    private final Counter sent = new Counter();

    OutboxSender(Assignment assignment) throws IOException {
        SocketChannel channel = Publication.connect(assignment);
        byte[] payload = new byte[assignment.payload()];
        Work.start(() -> send(channel, payload));
    }

    private void send(SocketChannel channel, byte[] payload) throws IOException {
        try (Outbox outbox = new Outbox(new BufferPool(BUFFER_SIZE, 2))) {
            ByteBuffer message = ByteBuffer.allocate(BUFFER_SIZE);
            while (true) {
                Publication.write(payload, message.clear());
                outbox.send(message.flip());
                sent.add(1);
                if (outbox.pendingBytes() >= FLUSH_THRESHOLD) {
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
