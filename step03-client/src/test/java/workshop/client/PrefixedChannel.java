package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CompletableFuture;

/** A connection that receives many bytes at once: they are read first, and without any system call. */
final class PrefixedChannel implements ByteChannel {

    private final CompletableFuture<ByteBuffer> prefix = new CompletableFuture<>();
    private final ByteChannel channel;

    PrefixedChannel(ByteChannel channel) {
        this.channel = channel;
    }

    /** Receives these bytes. Until then, a thread that reads waits. */
    void receive(byte[] bytes) {
        prefix.complete(ByteBuffer.wrap(bytes));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ByteBuffer received = prefix.join();
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
