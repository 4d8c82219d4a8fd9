package workshop.async;

import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The graceful end of a connection. Nothing more is accepted for sending. What was accepted is written. Then the output of
 * this side ends, and when the peer has ended its output too, the connection is closed. A deadline limits all of it.
 *
 * <p>What the peer sends in the meantime is still received, or read and dropped if nobody receives. To close while bytes of
 * the peer are unread, or still coming, would reset the connection. A reset drops what this system has not delivered yet,
 * and on some systems also what the peer has not read yet.
 *
 * <p>Thread-safe.
 */
final class Drain {

    private final AsyncConnection connection;
    private final AsynchronousSocketChannel channel;
    private final WriteQueue queue;
    private final ReadLoop reading;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** A drain that has not begun, of a connection and its parts. */
    Drain(AsyncConnection connection, AsynchronousSocketChannel channel, WriteQueue queue, ReadLoop reading) {
        this.connection = connection;
        this.channel = channel;
        this.queue = queue;
        this.reading = reading;
    }

    /** Whether {@link #start} was called. */
    boolean hasBegun() {
        return begun.get();
    }

    /** Begins, and returns at once. Idempotent: the first deadline counts. As {@link AsyncConnection#closeAfterDrain} says. */
    void start(Duration deadline) {
        throw new UnsupportedOperationException(
                "TODO 4.9: end the output when all is written, wait for the peer's end, close");
    }
}
