package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Shows how much the connection takes: a buffer full of messages is encoded once and written again and again. */
final class WritingOnly implements Contender {

    private final Counter sent = new Counter();

    WritingOnly(Assignment assignment) throws IOException {
        SocketChannel channel = Publication.connect(assignment);
        byte[] payload = new byte[assignment.payload()];
        Work.start(() -> send(channel, payload));
    }

    private void send(SocketChannel channel, byte[] payload) throws IOException {
        ByteBuffer messages = ByteBuffer.allocateDirect(BUFFER_SIZE);
        Publication.write(payload, messages);
        int length = messages.position();
        int count = BUFFER_SIZE / length;
        for (int i = 1; i < count; i++) {
            Publication.write(payload, messages);
        }
        messages.flip();
        while (true) {
            while (messages.hasRemaining()) {
                channel.write(messages);
            }
            messages.rewind();
            sent.add(count);
        }
    }

    @Override
    public long units() {
        return sent.get();
    }
}
