package workshop.async;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bytes that wait to be written to one connection, in order. Only bytes are counted, so that messages of no bytes
 * have no limit. The longest queue so far leaves its array behind: 4 to 8 bytes for each of its messages.
 *
 * <p>Not thread-safe: {@link WriteQueue} holds its lock around each call.
 */
final class PendingBytes {

    /**
     * The maximum size of one write, in bytes. Before each write, the JDK copies all bytes of its heap buffers into
     * direct buffers, even if the system then takes only a few of them.
     */
    static final int MAX_BYTES_PER_WRITE = 128 * 1024;

    /**
     * The maximum number of buffers in one gathering write. Linux takes at most 1024 in one call, and the JDK uses more
     * stack for more buffers. Each thread that writes keeps as many direct buffers, in the worst case of 128 KiB each;
     * the system property {@code jdk.nio.maxCachedBufferSize} limits their size.
     */
    static final int MAX_BUFFERS_PER_WRITE = 256;

    /** Small at first, since each idle connection has one: the default size takes some 60 bytes more. */
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>(1);

    private long size;

    /**
     * Adds a message at the end.
     *
     * @param message the bytes from position to limit. They are not copied, and the position does not change, because
     *     the same buffer may be sent to other connections. Its bytes must not change any more
     */
    void add(ByteBuffer message) {
        throw new UnsupportedOperationException("TODO 4.5: add a message at the end");
    }

    /**
     * Returns the buffers for the next gathering write, from the front. They stay here until {@link #advance} removes
     * them.
     *
     * @return the first buffers, as many as possible: at most {@link #MAX_BUFFERS_PER_WRITE} with a total of at most
     *     {@link #MAX_BYTES_PER_WRITE} bytes. If the first message alone is larger, the array holds all of it or a part
     *     of it. While bytes wait, the array is not empty. (If only messages of 0 bytes wait, it may be.)
     */
    ByteBuffer[] peekBatch() {
        throw new UnsupportedOperationException("TODO 4.5: return the buffers for one write, from the front");
    }

    /**
     * Removes the bytes that a write has taken. A write may end in the middle of a message. The rest of that message
     * stays at the front, because anything written in between would tear the message in two.
     *
     * @param count the number of bytes written; the write has moved the positions of the buffers of {@link #peekBatch}
     */
    void advance(long count) {
        throw new UnsupportedOperationException(
                "TODO 4.5: remove the bytes that were written, and keep the rest at the front");
    }

    /** The number of bytes that were added and are not written yet. */
    long size() {
        return size;
    }

    /** Whether no message waits. A message of 0 bytes waits too. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Drops all bytes, so that they do not stay in memory with a connection that is closed. */
    void clear() {
        waiting.clear();
        size = 0;
    }
}
