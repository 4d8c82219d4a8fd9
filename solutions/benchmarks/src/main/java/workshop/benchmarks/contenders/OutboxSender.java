package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Outbox;

/** The reference solution of step 5: messages are encoded in an outbox, which is flushed when many have gathered. */
final class OutboxSender implements Contender {

    /** The maximum length of a message, in bytes. */
    private static final int MAX_MESSAGE = 4 * 1024;

    /** The outbox is flushed when its buffer may have no space for one more message. */
    private static final int FLUSH_THRESHOLD = BUFFER_SIZE - MAX_MESSAGE;

    private final Counter sent = new Counter();

    OutboxSender(Assignment assignment) throws IOException {
        SocketChannel channel = Publication.connect(assignment);
        byte[] payload = new byte[assignment.payload()];
        Work.start(() -> send(channel, payload));
    }

    private void send(SocketChannel channel, byte[] payload) throws IOException {
        try (Outbox outbox = new Outbox(new BufferPool(BUFFER_SIZE, 2))) {
            Consumer<ByteBuffer> encoder = message -> Publication.write(payload, message);
            while (true) {
                outbox.send(MAX_MESSAGE, encoder);
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
