package workshop.async;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What waits to be written to one connection, in order.
 *
 * <p>Not safe for use by several threads: {@link AsyncConnection} holds a lock around each call.
 */
final class OutboundQueue {

    /**
     * The most that one write is given, in bytes. The JDK copies heap buffers into direct ones before each write: all that
     * it is given, however little the system then takes.
     */
    static final int MOST_BYTES = 128 * 1024;

    /**
     * The most buffers in one gathering write. Linux takes no more than 1024 at a time, and the JDK's use of the stack
     * grows with them.
     */
    static final int MOST_BUFFERS = 256;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long bytes;

    /**
     * Puts a message at the end.
     *
     * @param message from position to limit. The buffer itself stays as it is, because others may be sending the same
     *     one; its bytes must not change any more
     */
    // 4.5
    void add(ByteBuffer message) {
        ByteBuffer own = message.duplicate();
        bytes += own.remaining();
        // In pieces, since the JDK copies a heap buffer into a direct one before each write: all of it, however little
        // the system then takes.
        while (own.remaining() > MOST_BYTES) {
            waiting.add(own.slice(own.position(), MOST_BYTES));
            own.position(own.position() + MOST_BYTES);
        }
        waiting.add(own);
    }

    /**
     * What to write next: as much from the front as one gathering write should take. It stays in the queue until
     * {@link #written} takes it out.
     *
     * @return one or more buffers, at most {@link #MOST_BUFFERS}, of at most {@link #MOST_BYTES} bytes together; where the
     *     first message is larger than that, it or a part of it, and never nothing
     */
    // 4.5
    ByteBuffer[] front() {
        List<ByteBuffer> front = new ArrayList<>();
        int size = 0;
        for (ByteBuffer next : waiting) {
            size += next.remaining();
            if (front.size() == MOST_BUFFERS || size > MOST_BYTES) {
                break;
            }
            front.add(next);
        }
        return front.toArray(ByteBuffer[]::new);
    }

    /**
     * Takes out what a write has taken. A write may end in the middle of a message: the rest of it stays at the front, for
     * whatever came between would tear it in two.
     *
     * @param count how many bytes were written; the write has moved the positions of the buffers that {@link #front} gave
     */
    // 4.5
    void written(long count) {
        bytes -= count;
        while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            waiting.remove();
        }
    }

    /** How much waits, in bytes: all that was added and not yet written. */
    long bytes() {
        return bytes;
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Forgets all that waits, so that it does not stay in memory with a connection that is closed. */
    void clear() {
        waiting.clear();
        bytes = 0;
    }
}
