package workshop.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongUnaryOperator;

/** Returns the bytes of a connection in fragments, as a network may do. The test decides where they are cut. */
final class FragmentedChannel implements ReadableByteChannel {

    private final ReadableByteChannel channel;
    private final LongUnaryOperator nextCut;
    private long position;

    private FragmentedChannel(ReadableByteChannel channel, LongUnaryOperator nextCut) {
        this.channel = channel;
        this.nextCut = nextCut;
    }

    /** Two fragments: the first one has this number of bytes. */
    static FragmentedChannel cutAfter(int bytes, ReadableByteChannel channel) {
        return new FragmentedChannel(channel, position -> position < bytes ? bytes : Integer.MAX_VALUE);
    }

    static FragmentedChannel ofSingleBytes(ReadableByteChannel channel) {
        return ofPieces(1, channel);
    }

    /** Fragments of this number of bytes at most. */
    static FragmentedChannel ofPieces(int bytes, ReadableByteChannel channel) {
        return new FragmentedChannel(channel, position -> position + bytes);
    }

    /** The peer resets the connection when this number of bytes was read. */
    static FragmentedChannel resetAfter(int bytes, LoopbackConnection connection) {
        return cutAfter(bytes, connection.channel(), connection::reset);
    }

    /** Two fragments: the first one has this number of bytes. Before each later read something happens. */
    static FragmentedChannel cutAfter(int bytes, ReadableByteChannel channel, LoopbackConnection.Action beforeRead) {
        return new FragmentedChannel(channel, position -> {
            if (position < bytes) {
                return bytes;
            }
            try {
                beforeRead.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Integer.MAX_VALUE;
        });
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long maxBytes = nextCut.applyAsLong(position) - position;
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + maxBytes));
        int read = channel.read(target);
        target.limit(limit);
        position += Math.max(read, 0);
        return read;
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
