package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A connection whose writes take a few bytes at a time, as those of a connection to a slow reader do. */
final class PartialWriteChannel implements ByteChannel {

    private final int maxBytes;
    private final ByteChannel channel;
    private final LoopbackConnection.Action afterWrite;

    /** Each write takes at most this number of bytes. Then another thread that wants to write gets the chance to. */
    PartialWriteChannel(int maxBytes, ByteChannel channel) {
        this(maxBytes, channel, Thread::yield);
    }

    /** Each write takes at most this number of bytes, and after it something happens. */
    PartialWriteChannel(int maxBytes, ByteChannel channel, LoopbackConnection.Action afterWrite) {
        this.maxBytes = maxBytes;
        this.channel = channel;
        this.afterWrite = afterWrite;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int limit = source.limit();
        source.limit(Math.min(limit, source.position() + maxBytes));
        // An interrupt would close the channel of a socket.
        boolean interrupted = Thread.interrupted();
        int written = channel.write(source);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        source.limit(limit);
        afterWrite.run();
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
