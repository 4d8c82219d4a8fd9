package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A connection that takes little at a time, as one does whose other side reads slowly. */
final class PartialWriteChannel implements ByteChannel {

    private final int most;
    private final ByteChannel channel;

    /** Takes so many bytes at a time at most. */
    PartialWriteChannel(int most, ByteChannel channel) {
        this.most = most;
        this.channel = channel;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int limit = source.limit();
        source.limit(Math.min(limit, source.position() + most));
        int written = channel.write(source);
        source.limit(limit);
        // Whoever else wants to write gets the chance to.
        Thread.yield();
        return written;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
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
