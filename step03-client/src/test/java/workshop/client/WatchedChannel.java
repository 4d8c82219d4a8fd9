package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * A connection that ends code which reads on and on, although no byte arrives any more: such code would keep a core busy.
 * It also knows the thread that read last.
 */
final class WatchedChannel implements ByteChannel {

    /** Far more reads than correct code needs at the end of a stream. */
    private static final int LIMIT = 1000;

    private final SocketChannel channel;
    private volatile Thread lastReader;
    private int readsWithoutByte;

    WatchedChannel(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        lastReader = Thread.currentThread();
        if (readsWithoutByte == LIMIT) {
            throw new AssertionError(LIMIT + " reads in a row returned no byte");
        }
        readsWithoutByte++;
        int read = channel.read(target);
        if (read > 0) {
            readsWithoutByte = 0;
        }
        return read;
    }

    /** Whether the thread that read last is still alive. */
    boolean isReaderAlive() {
        Thread reader = lastReader;
        return reader != null && reader.isAlive();
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
