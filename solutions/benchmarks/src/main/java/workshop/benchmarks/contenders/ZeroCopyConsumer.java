package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.benchmarks.Nats;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Message;
import workshop.zerocopy.MessageConsumer;

/** The reference solution of step 5. */
final class ZeroCopyConsumer implements Contender {

    private final MessageCounter counter = new MessageCounter();

    ZeroCopyConsumer(Assignment assignment) throws IOException {
        SocketChannel channel = SocketChannel.open(assignment.address());
        BufferPool pool = new BufferPool(BUFFER_SIZE, 1);
        MessageConsumer consumer = new MessageConsumer(channel, Nats.SUBJECT, pool, this::handle);
        Work.start(consumer::consume);
    }

    private void handle(Message message) {
        ByteBuffer payload = message.payload();
        counter.count(payload.get(payload.limit() - 1));
    }

    @Override
    public long units() {
        return counter.messages();
    }
}
