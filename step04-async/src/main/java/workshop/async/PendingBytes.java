package workshop.async;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bytes that wait to be written to one connection, in order.
 *
 * <p>Not thread-safe: {@link WriteQueue} holds its lock around each call.
 */
final class PendingBytes {

    /**
     * The maximum that one write is given, in bytes. The JDK copies heap buffers into direct buffers before each write. It
     * copies all that the write is given, however little the system then takes.
     */
    static final int MAX_BYTES_PER_WRITE = 128 * 1024;

    /**
     * The maximum number of buffers in one gathering write. Linux takes at most 1024 at a time, and the JDK's use of the
     * stack grows with them.
     */
    static final int MAX_BUFFERS_PER_WRITE = 256;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long size;

    /**
     * Adds a message at the end.
     *
     * @param message from position to limit. The position of this buffer stays as it is, because the same buffer may be
     *     sent to others; its bytes must not change any more
     */
    void add(ByteBuffer message) {
        throw new UnsupportedOperationException("TODO 4.5: put a message at the end of what waits");
    }

    /**
     * The buffers for the next gathering write, from the front. They stay here until {@link #advance} removes them.
     *
     * @return at most {@link #MAX_BUFFERS_PER_WRITE} buffers, of at most {@link #MAX_BYTES_PER_WRITE} bytes together. A
     *     first message that is larger than that is given whole or in part. Empty only if nothing waits
     */
    ByteBuffer[] peekBatch() {
        throw new UnsupportedOperationException("TODO 4.5: give one write its buffers, from the front");
    }

    /**
     * Removes the bytes that a write has taken. A write may end in the middle of a message. The rest of that message stays
     * at the front, because anything written in between would tear the message in two.
     *
     * @param count how many bytes were written; the write has moved the positions of the buffers of {@link #peekBatch}
     */
    void advance(long count) {
        throw new UnsupportedOperationException("TODO 4.5: remove what was written, and keep the rest at the front");
    }

    /** How many bytes wait: all that were added and are not yet written. */
    long size() {
        return size;
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Drops all bytes, so that they do not stay in memory with a connection that is closed. */
    void clear() {
        waiting.clear();
        size = 0;
    }
}
