package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Returns the bytes of a connection in fragments, as a network may do. The test decides where they are cut. */
final class FragmentedChannel implements ReadableByteChannel {

    private final ReadableByteChannel channel;
    private final Cuts cuts;
    private long position;

    private FragmentedChannel(ReadableByteChannel channel, Cuts cuts) {
        this.channel = channel;
        this.cuts = cuts;
    }

    /** Where the stream is cut. */
    @FunctionalInterface
    private interface Cuts {
        long nextAfter(long position) throws IOException;
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
        return cutAfter(bytes, connection.watched(), connection::reset);
    }

    /** Two fragments: the first one has this number of bytes. Before each later read something happens. */
    static FragmentedChannel cutAfter(int bytes, ReadableByteChannel channel, LoopbackConnection.Action beforeRead) {
        return new FragmentedChannel(channel, position -> {
            if (position < bytes) {
                return bytes;
            }
            beforeRead.run();
            return Integer.MAX_VALUE;
        });
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long maxBytes = cuts.nextAfter(position) - position;
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
