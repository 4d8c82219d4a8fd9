package workshop.zerocopy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A channel that counts the writes, since each of them is a system call on a real one. It passes them to a real
 * channel, or takes a certain number of bytes itself, like a socket whose send buffer becomes full.
 */
final class Sink implements GatheringByteChannel {

    private static final int MAX_IDLE_WRITES = 20_000;

    private final GatheringByteChannel target;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int freeSpace;
    private boolean failsWhenFull;
    private int maxPerWrite;
    private int writes;
    private int idleWrites;
    private int maxEmptyBuffers;

    private Sink(GatheringByteChannel target) {
        this.target = target;
    }

    /** Counts what is written to a real channel. */
    static Sink countingWritesTo(GatheringByteChannel target) {
        return new Sink(target);
    }

    /** Takes at most that many bytes in one write, and none before {@link #addFreeSpace}. */
    static Sink acceptingAtMost(int maxPerWrite) {
        Sink sink = new Sink(null);
        sink.maxPerWrite = maxPerWrite;
        return sink;
    }

    /** Lets the channel take that many more bytes. */
    Sink addFreeSpace(int count) {
        freeSpace += count;
        return this;
    }

    /** A write to the full channel fails, as if the connection were lost. */
    Sink failingWhenFull() {
        failsWhenFull = true;
        return this;
    }

    int writes() {
        return writes;
    }

    /** The largest number of buffers without bytes that one write has got. */
    int maxEmptyBuffers() {
        return maxEmptyBuffers;
    }

    /** The bytes that a channel without a target has taken. */
    byte[] taken() {
        return taken.toByteArray();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        count(Arrays.stream(sources, offset, offset + length));
        long count = target == null ? take(sources, offset, length) : target.write(sources, offset, length);
        idleWrites = count == 0 ? idleWrites + 1 : 0;
        if (idleWrites > MAX_IDLE_WRITES) {
            throw new AssertionError(MAX_IDLE_WRITES
                    + " writes, and no end: the code writes again and again, though the channel takes nothing");
        }
        return count;
    }

    private int take(ByteBuffer[] sources, int offset, int length) throws IOException {
        if (failsWhenFull && freeSpace == 0) {
            // The words of a real socket on Linux, after the peer has reset the connection.
            throw new IOException("Broken pipe");
        }
        int before = taken.size();
        int end = taken.size() + Math.min(freeSpace, maxPerWrite);
        for (int i = offset; i < offset + length && taken.size() < end; i++) {
            take(sources[i], end - taken.size());
        }
        return taken.size() - before;
    }

    @Override
    public long write(ByteBuffer[] sources) throws IOException {
        return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return (int) write(new ByteBuffer[] {source}, 0, 1);
    }

    private void count(Stream<ByteBuffer> sources) {
        writes++;
        int empty = (int) sources.filter(source -> !source.hasRemaining()).count();
        maxEmptyBuffers = Math.max(maxEmptyBuffers, empty);
    }

    private void take(ByteBuffer source, int atMost) {
        byte[] bytes = new byte[Math.min(atMost, source.remaining())];
        source.get(bytes);
        taken.writeBytes(bytes);
        freeSpace -= bytes.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
