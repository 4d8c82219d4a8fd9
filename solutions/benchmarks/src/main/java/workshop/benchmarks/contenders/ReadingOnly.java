package workshop.benchmarks.contenders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workshop.benchmarks.Nats;

/** Shows how much the connection carries: reads into one buffer again and again, and never looks at the bytes. */
final class ReadingOnly implements Contender {

    private final double wireBytes;
    private final Counter bytesRead = new Counter();

    ReadingOnly(Assignment assignment) throws IOException {
        wireBytes = assignment.wireBytes();
        SocketChannel channel = SocketChannel.open(assignment.address());
        channel.write(ByteBuffer.wrap(Nats.SUBSCRIBE.getBytes(US_ASCII)));
        Work.start(() -> read(channel));
    }

    private void read(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        for (int count = 0; count >= 0; count = channel.read(buffer.clear())) {
            bytesRead.add(count);
        }
    }

    @Override
    public long units() {
        return (long) (bytesRead.get() / wireBytes);
    }
}
