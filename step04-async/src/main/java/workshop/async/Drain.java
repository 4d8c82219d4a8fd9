package workshop.async;

import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The graceful shutdown of a connection. The queue accepts no more bytes, and is written. Then this side ends its
 * output. When the peer has ended its output too, the connection is closed. A deadline limits all of this, and does not
 * begin anew. No timer keeps a connection in memory that is closed before its deadline.
 *
 * <p>Bytes that the peer sends in the meantime are still received. If {@code receive} was not called, they are read and
 * dropped. A close with unread bytes, or before the last bytes of the peer have arrived, would reset the connection. A
 * reset drops the bytes that this system has not delivered yet. On some systems it also drops those that the peer has
 * not read yet.
 *
 * <p>Thread-safe. A thread that closes the connection holds no lock of the drain.
 */
final class Drain {

    private final AsyncConnection connection;
    private final AsynchronousSocketChannel channel;
    private final WriteQueue queue;
    private final ReadLoop reading;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Makes a drain that has not begun. */
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

    /**
     * Begins, as {@link AsyncConnection#closeAfterDrain} says. Idempotent: only the first deadline counts. If the output
     * cannot be ended, or no thread can be started for the deadline, the connection is closed with that exception or
     * {@code Error}.
     */
    void start(Duration deadline) {
        throw new UnsupportedOperationException(
                "TODO 4.9: end the output when the queue is written, wait for the end of the peer's output, close");
    }
}
