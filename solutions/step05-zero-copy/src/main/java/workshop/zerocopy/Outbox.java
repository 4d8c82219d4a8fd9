package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What waits to be sent over one connection, and leaves in as few writes as possible. Small messages are copied together
 * into pooled buffers: a copy of some hundred bytes costs less than one more entry in a gathering write, and far less than
 * a system call. Large ones stay where they lie.
 *
 * <p>What can wait is bounded by the pools that the bytes lie in. An outbox that was flushed and has nothing left to send
 * holds no buffer.
 *
 * <p>One thread at a time: where several send, a lock of theirs goes around it.
 */
public final class Outbox implements AutoCloseable {

    /** Up to this many bytes, a message is copied. */
    public static final int COPY_THRESHOLD = 512;

    /** The most buffers that one call writes on Linux ({@code IOV_MAX}, see writev(2)); others take as many or fewer. */
    static final int MAX_BUFFERS_PER_WRITE = 1024;

    private final BufferPool pool;
    private final ArrayDeque<RetainedDuplicate> queue = new ArrayDeque<>();
    private long pendingBytes;

    /** The free end of the last buffer in the queue, if that is one for small messages; else null. */
    private ByteBuffer freeSpace;

    /**
     * An empty outbox.
     *
     * @param pool where the buffers for small messages come from; each must hold more than {@link #COPY_THRESHOLD} bytes
     */
    public Outbox(BufferPool pool) {
        if (pool.bufferSize() <= COPY_THRESHOLD) {
            throw new IllegalArgumentException("buffers of " + pool.bufferSize() + " bytes are too small");
        }
        this.pool = pool;
    }

    /** How many bytes wait to be written. */
    public long pendingBytes() {
        return pendingBytes;
    }

    /**
     * Opens room for small messages at the end of the queue.
     *
     * @param length how many bytes are needed
     * @return room for them, from its position on. Who has written calls {@link #commit()}; who fails sets the position
     *     back
     * @throws PoolExhaustedException if there is no buffer; the outbox stays as it was
     */
    private ByteBuffer freeSpaceFor(int length) {
        // Unsigned, since the largest int and the 4 bytes of a frame's length make a sum that is negative as an int.
        if (Integer.compareUnsigned(length, pool.bufferSize()) > 0) {
            throw new IllegalArgumentException(Integer.toUnsignedString(length) + " bytes are more than a buffer of "
                    + pool.bufferSize() + " takes: send a share of them");
        }
        if (freeSpace == null || freeSpace.remaining() < length) {
            PooledBuffer newBuffer = pool.acquire();
            freeSpace = newBuffer.bytes();
            queue.add(new RetainedDuplicate(newBuffer, freeSpace.duplicate().limit(0)));
        }
        return freeSpace;
    }

    /** Lets what was written into the room leave with the next flush. */
    private void commit() {
        ByteBuffer last = queue.getLast().bytes();
        pendingBytes += freeSpace.position() - last.limit();
        last.limit(freeSpace.position());
    }

    /**
     * Queues a copy of a message. Its bytes are free again when this returns.
     *
     * @param message from its position, which moves, to its limit
     * @throws IllegalArgumentException if the message is larger than a buffer of the pool; it is not queued
     * @throws PoolExhaustedException if there is no buffer; the message is not queued
     */
    // 5.6
    public void send(ByteBuffer message) {
        freeSpaceFor(message.remaining()).put(message);
        commit();
    }

    /**
     * Queues a share and takes it over: it is released once its bytes are written, or when the outbox is closed. Up to
     * {@link #COPY_THRESHOLD} bytes are copied, and the share is released at once.
     *
     * @param duplicate the bytes, from position to limit
     * @throws PoolExhaustedException if there is no buffer to copy into; the share is released and not queued
     */
    // 5.6
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD) {
            try {
                send(duplicate.bytes());
            } finally {
                duplicate.release();
            }
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        // What comes next must leave behind this share, and not in the buffer before it.
        freeSpace = null;
    }

    /**
     * Encodes a frame straight into the buffer that it leaves from: a length of 4 bytes, big-endian, and the payload.
     *
     * @param maxPayloadLength an upper bound of the payload's length, 0 or more
     * @param encoder writes the payload from the position of the buffer that it is handed, and nowhere else. Whatever it
     *     throws comes out of this method, and nothing of the frame is queued
     * @throws IllegalArgumentException if frames of that length do not fit a buffer of the pool
     * @throws PoolExhaustedException if there is no buffer; nothing is queued
     */
    // 5.6
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer frame = freeSpaceFor(4 + maxPayloadLength);
        int start = frame.position();
        try {
            encoder.accept(frame.position(start + 4));
            frame.putInt(start, frame.position() - start - 4);
        } catch (RuntimeException | Error e) {
            // Half a frame would be sent with the next flush, and everything behind it would be misread.
            frame.position(start);
            throw e;
        }
        commit();
    }

    /**
     * Writes what waits, gathered into as few writes as possible, and releases what has been written.
     *
     * @param channel where to; one that does not block may take only a part
     * @return true if nothing waits any more; false if the channel takes no more for now
     * @throws IOException if the channel fails; then the outbox is of no more use than to be closed
     */
    // 5.6
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // Room that was opened for an empty message, or for a frame that failed, is empty still.
        releaseWritten();
        while (pendingBytes > 0) {
            long count = channel.write(batch());
            if (count == 0) {
                return false;
            }
            pendingBytes -= count;
            releaseWritten();
        }
        return true;
    }

    private ByteBuffer[] batch() {
        return queue.stream()
                .limit(MAX_BUFFERS_PER_WRITE)
                .map(RetainedDuplicate::bytes)
                .toArray(ByteBuffer[]::new);
    }

    /** A write may end anywhere, also in the middle of a buffer: that one stays, with its position where it goes on. */
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }

    /** Releases what still waits, without sending it. To be called when the connection ends; twice is harmless. */
    // 5.6
    @Override
    public void close() {
        queue.forEach(RetainedDuplicate::release);
        queue.clear();
        freeSpace = null;
        pendingBytes = 0;
    }
}
