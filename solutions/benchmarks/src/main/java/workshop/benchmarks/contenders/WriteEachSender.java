package workshop.benchmarks.contenders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Makes a write, which is a system call, for each message. */
final class WriteEachSender implements Contender {

    private final Counter sent = new Counter();

    WriteEachSender(Assignment assignment) throws IOException {
        SocketChannel channel = Publication.connect(assignment);
        byte[] payload = new byte[assignment.payload()];
        Work.start(() -> send(channel, payload));
    }

    private void send(SocketChannel channel, byte[] payload) throws IOException {
        ByteBuffer message = ByteBuffer.allocateDirect(BUFFER_SIZE);
        while (true) {
            Publication.write(payload, message.clear());
            message.flip();
            while (message.hasRemaining()) {
                channel.write(message);
            }
            sent.add(1);
        }
    }

    @Override
    public long units() {
        return sent.get();
    }
}
