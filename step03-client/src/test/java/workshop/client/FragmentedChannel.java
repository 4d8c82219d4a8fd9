package workshop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongUnaryOperator;

/** Hands out the bytes of a connection in pieces, as a network may do: cut where the test says, and not elsewhere. */
final class FragmentedChannel implements ReadableByteChannel {

    private final ReadableByteChannel channel;
    private final LongUnaryOperator nextCut;
    private long place;

    private FragmentedChannel(ReadableByteChannel channel, LongUnaryOperator nextCut) {
        this.channel = channel;
        this.nextCut = nextCut;
    }

    /** Two pieces: the first ends after so many bytes. */
    static FragmentedChannel cutAfter(int bytes, ReadableByteChannel channel) {
        return new FragmentedChannel(channel, place -> place < bytes ? bytes : Long.MAX_VALUE);
    }

    static FragmentedChannel ofOneByteEach(ReadableByteChannel channel) {
        return new FragmentedChannel(channel, place -> place + 1);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long most = nextCut.applyAsLong(place) - place;
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + most));
        int read = channel.read(target);
        target.limit(limit);
        place += Math.max(read, 0);
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
