package workshop.zerocopy;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A stream in chunks of a size that the test decides. On a socket, the size is a matter of chance. */
final class ChunkedChannel implements ReadableByteChannel {

    private final byte[] stream;
    private final int first;
    private final int size;
    private int position;
    private ByteBuffer target;
    private int begin;

    private ChunkedChannel(byte[] stream, int first, int size) {
        this.stream = stream;
        this.first = first;
        this.size = size;
    }

    /** A stream in two chunks, if the reader's buffer has space for them. */
    static ChunkedChannel cutAfter(int first, byte[] stream) {
        return new ChunkedChannel(stream, first, stream.length);
    }

    /** A stream in many chunks of one size. */
    static ChunkedChannel of(int size, byte[] stream) {
        return new ChunkedChannel(stream, size, size);
    }

    /** A view on the buffer of the last read, from where that read began. */
    ByteBuffer readInto() {
        return target.duplicate().clear().position(begin).slice();
    }

    @Override
    public int read(ByteBuffer buffer) {
        if (!buffer.hasRemaining()) {
            throw new AssertionError("a read into a full buffer: it would read 0 bytes for ever");
        }
        target = buffer;
        begin = buffer.position();
        int left = stream.length - position;
        if (left == 0) {
            return -1;
        }
        int chunk = position < first ? first - position : size;
        int count = Math.min(Math.min(chunk, buffer.remaining()), left);
        buffer.put(stream, position, count);
        position += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
