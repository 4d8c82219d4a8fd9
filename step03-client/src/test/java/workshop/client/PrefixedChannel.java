package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A connection that has received many bytes already: they are read first, and without any system call. */
final class PrefixedChannel implements ByteChannel {

    private final ByteBuffer received;
    private final ByteChannel channel;

    PrefixedChannel(byte[] received, ByteChannel channel) {
        this.received = ByteBuffer.wrap(received);
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!received.hasRemaining()) {
            return channel.read(target);
        }
        int count = Math.min(received.remaining(), target.remaining());
        target.put(received.slice(received.position(), count));
        received.position(received.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
