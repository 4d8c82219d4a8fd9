package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A connection whose writes take a few bytes at a time, as those of a connection to a slow reader do. */
final class PartialWriteChannel implements ByteChannel {

    private final int maxBytes;
    private final ByteChannel channel;

    /** Each write takes at most this number of bytes. */
    PartialWriteChannel(int maxBytes, ByteChannel channel) {
        this.maxBytes = maxBytes;
        this.channel = channel;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int limit = source.limit();
        source.limit(Math.min(limit, source.position() + maxBytes));
        int written = channel.write(source);
        source.limit(limit);
        // Gives another thread that wants to write the chance to do so.
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
