package workshop.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Echo on a plain selector loop: one thread, and one buffer for all connections. */
final class SelectorEcho implements SelectorLoop.Session {

    private final SelectionKey key;
    private final SocketChannel channel;
    private final ByteBuffer buffer;

    /** The bytes that the socket has not accepted yet; null almost always. While there are some, no more are read. */
    private ByteBuffer rest;

    private SelectorEcho(SelectionKey key, ByteBuffer buffer) {
        this.key = key;
        this.channel = (SocketChannel) key.channel();
        this.buffer = buffer;
    }

    static Running start() throws IOException {
        ByteBuffer shared = ByteBuffer.allocateDirect(8 * 1024);
        return SelectorLoop.start(key -> new SelectorEcho(key, shared));
    }

    @Override
    public boolean ready() throws IOException {
        return rest == null ? echo() : writeRest();
    }

    private boolean echo() throws IOException {
        int count = channel.read(buffer.clear());
        if (count < 0) {
            return false;
        }
        channel.write(buffer.flip());
        if (buffer.hasRemaining()) {
            rest = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            key.interestOps(SelectionKey.OP_WRITE);
        }
        return true;
    }

    private boolean writeRest() throws IOException {
        channel.write(rest);
        if (!rest.hasRemaining()) {
            rest = null;
            key.interestOps(SelectionKey.OP_READ);
        }
        return true;
    }
}
