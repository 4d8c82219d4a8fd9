package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The outbound queue of one connection. Its bytes leave in as few writes as possible, by gathering writes
 * (scatter/gather I/O). Small messages are copied together into pooled buffers: to copy a few hundred bytes costs less
 * than one more entry in a gathering write, and far less than a system call. Large messages are not copied.
 *
 * <p>Its buffers come from pools, and the pools limit the length of the queue. But nothing limits a queue of duplicates
 * of one buffer, as when the same bytes are sent again and again. An outbox that was flushed and has nothing left to
 * send holds no buffer. The longest queue so far leaves its array behind: 4 to 8 bytes for each entry. After an
 * {@code OutOfMemoryError}, close the outbox: it may leak buffers.
 *
 * <p>Not thread-safe. Where several threads send, the callers need a lock around it.
 */
public final class Outbox implements AutoCloseable {

    /** The length in bytes up to which a message is copied. */
    public static final int COPY_THRESHOLD = 512;

    /** The maximum number of buffers in one write on Linux: IOV_MAX in writev(2). Others take as many or fewer. */
    static final int MAX_BUFFERS_PER_WRITE = 1024;

    private static final int LENGTH_PREFIX = Integer.BYTES;

    private final BufferPool pool;
    private final ArrayDeque<RetainedDuplicate> queue = new ArrayDeque<>();
    private long pendingBytes;
    private boolean closed;

    /** The last buffer of the queue, if it is for small messages; else null. */
    private ByteBuffer freeSpace;

    /** The queue's view on the same buffer. Its limit is the end of the queue, and the start of the free space. */
    private ByteBuffer queuedView;

    /**
     * An empty outbox.
     *
     * @param pool the pool of the buffers for small messages; each must hold more than {@link #COPY_THRESHOLD} bytes
     */
    public Outbox(BufferPool pool) {
        if (pool.bufferSize() <= COPY_THRESHOLD) {
            throw new IllegalArgumentException("buffers of " + pool.bufferSize() + " bytes are too small");
        }
        this.pool = pool;
    }

    /** The number of bytes that wait to be written. */
    public long pendingBytes() {
        return pendingBytes;
    }

    /**
     * Finds free space for a small message at the end of the queue. If there is too little, adds a buffer to the queue.
     *
     * @return a buffer, big-endian, with {@code length} free bytes from its position to its limit. The caller writes the
     *     message there and calls {@link #commit}. A caller that does not call {@code commit} has queued nothing
     * @throws PoolExhaustedException if the pool has no buffer; the outbox does not change
     */
    private ByteBuffer freeSpaceFor(int length) {
        if (closed) {
            throw new IllegalStateException("this outbox is closed");
        }
        // The comparison is unsigned: the largest int, plus 4 for the length prefix, is negative as a signed int.
        if (Integer.compareUnsigned(length, pool.bufferSize()) > 0) {
            throw new IllegalArgumentException(Integer.toUnsignedString(length) + " bytes do not fit a buffer of "
                    + pool.bufferSize() + ": send a retained duplicate of them");
        }
        if (freeSpace == null || freeSpace.capacity() - queuedView.limit() < length) {
            PooledBuffer newBuffer = pool.acquire();
            ByteBuffer view = newBuffer.bytes().duplicate().limit(0);
            queue.add(new RetainedDuplicate(newBuffer, view));
            // The fields are set last. If memory runs out before that, they do not refer to a buffer outside the queue.
            freeSpace = newBuffer.bytes();
            queuedView = view;
        }
        int start = queuedView.limit();
        // An encoder may have changed the limit, the position or the byte order before it failed.
        return freeSpace.limit(start + length).position(start).order(ByteOrder.BIG_ENDIAN);
    }

    /** Lets an encoder write at the position of the free space. Returns the number of bytes that it has written. */
    private static int encode(Consumer<ByteBuffer> encoder, ByteBuffer space) {
        int start = space.position();
        encoder.accept(space);
        int length = space.position() - start;
        if (length < 0) {
            throw new IllegalArgumentException("the encoder has moved the position back by " + -length + " bytes");
        }
        return length;
    }

    /** Makes the bytes before the position of the free space a part of the queue. */
    private void commit() {
        pendingBytes += freeSpace.position() - queuedView.limit();
        queuedView.limit(freeSpace.position());
    }

    /**
     * Queues a copy of a message. The caller may use its buffer again when this returns.
     *
     * @param message the message, from position to limit; its position moves to its limit
     * @throws IllegalArgumentException if the message is larger than a buffer of the pool; it is not queued
     * @throws IllegalStateException if the outbox is closed
     * @throws PoolExhaustedException if the pool has no buffer; the message is not queued
     */
    public void send(ByteBuffer message) {
        freeSpaceFor(message.remaining()).put(message);
        commit();
    }

    /**
     * Queues a message without a copy, and takes over its reference. The reference is released when the message is
     * written, or when the outbox is closed. A message of up to {@link #COPY_THRESHOLD} bytes is copied instead, and
     * the reference is released at once.
     *
     * @param duplicate the message, from position to limit
     * @throws IllegalStateException if the outbox is closed; the reference is released
     * @throws PoolExhaustedException if the pool has no buffer to copy into; the reference is released, and the message
     *     is not queued
     */
    // 5.6
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }

    /** Queues a copy of a message, and releases the duplicate, also if the message is refused. */
    private void sendCopy(RetainedDuplicate duplicate) {
        try {
            send(duplicate.bytes());
        } finally {
            duplicate.release();
        }
    }

    /**
     * Encodes a message in place, in a buffer of the queue. So the message is never copied from one buffer to another.
     *
     * @param maxLength the maximum length of the message in bytes, 0 or more
     * @param encoder writes the message into the buffer that it gets, from the buffer's position on. The buffer is
     *     big-endian, and its limit leaves space for the maximum length. The message ends at the position where the
     *     encoder leaves the buffer. If the encoder throws, this method throws the same, and nothing of the message is
     *     queued. The bytes before the message belong to other messages: the encoder must not change them. It must not
     *     keep the buffer, and not use this outbox
     * @throws IllegalArgumentException if a message of the maximum length does not fit a buffer of the pool, or if the
     *     encoder leaves the position before the start of the message; nothing is queued
     * @throws IllegalStateException if the outbox is closed
     * @throws PoolExhaustedException if the pool has no buffer; nothing is queued
     */
    public void send(int maxLength, Consumer<ByteBuffer> encoder) {
        encode(encoder, freeSpaceFor(maxLength));
        commit();
    }

    /**
     * Encodes a frame in place, in a buffer of the queue: a length prefix of 4 bytes in network byte order, and the
     * payload.
     *
     * @param maxPayloadLength the maximum length of the payload in bytes, 0 or more
     * @param encoder writes the payload, as in {@link #send(int, Consumer)}. The order of the length prefix does not
     *     depend on the byte order that the encoder sets
     * @throws IllegalArgumentException if a frame of the maximum length does not fit a buffer of the pool, or if the
     *     encoder leaves the position before the start of the payload; nothing is queued
     * @throws IllegalStateException if the outbox is closed
     * @throws PoolExhaustedException if the pool has no buffer; nothing is queued
     */
    // 5.6
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
    }

    /**
     * Writes the queue, gathered into as few writes as possible, and releases each buffer that has been written.
     *
     * @param channel the channel to write to; a non-blocking one may take only a part
     * @return true if the queue is empty; false if the channel takes no more for now
     * @throws IOException if the channel fails; after that, the outbox can only be closed
     */
    // 5.6
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The head may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        while (!queue.isEmpty() && write(channel) > 0) {
            releaseWritten();
        }
        return queue.isEmpty();
    }

    /**
     * Makes one write, of as many buffers as the system takes. It may end inside any buffer, at its position. Returns
     * the number of bytes written, which are not pending any more; 0 if the channel is full.
     */
    private long write(GatheringByteChannel channel) throws IOException {
        ByteBuffer[] batch = new ByteBuffer[Math.min(queue.size(), MAX_BUFFERS_PER_WRITE)];
        Iterator<RetainedDuplicate> next = queue.iterator();
        for (int i = 0; i < batch.length; i++) {
            batch[i] = next.next().bytes();
        }
        long count = batch.length == 1 ? channel.write(batch[0]) : channel.write(batch);
        pendingBytes -= count;
        return count;
    }

    /** Releases the head of the queue while it has no bytes to write. If the queue is empty then, {@link #freeSpace} is null. */
    // 5.6
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }

    /**
     * Releases the queue without writing it, and refuses further messages. To be called when the connection ends.
     * Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        freeSpace = null;
        pendingBytes = 0;
        while (!queue.isEmpty()) {
            // Removed first: if the sender has released it already, release throws, and a second close goes on.
            queue.poll().release();
        }
    }
}
