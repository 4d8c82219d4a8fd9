package workshop.async;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    // 4.9
    void start(Duration deadline) {
        // This line comes first: a deadline of null throws an exception here, before anything has changed.
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
                closeAtDeadline(deadline);
                return null;
            });
            // Some loop has to read the end of the peer's stream. This call has no effect if receive was called before.
            reading.start(Drain::discard, message -> {});
            queue.drain().thenRun(this::endOutput);
        } catch (Error e) {
            // There may be no thread for the deadline, and a second call would have no effect.
            connection.close(e);
        }
    }

    private void closeAtDeadline(Duration deadline) {
        long left = queue.size();
        connection.close(left == 0 ? null : new TimeoutException(left + " bytes could not be sent within " + deadline));
    }

    private void endOutput() {
        try {
            channel.shutdownOutput();
            reading.ended().whenComplete((end, failure) -> connection.close());
        } catch (IOException | RuntimeException | Error e) {
            connection.close(e);
        }
    }

    /** Decodes all that has arrived as one message, which is empty. */
    private static ByteBuffer discard(ByteBuffer input) {
        if (!input.hasRemaining()) {
            return null;
        }
        input.position(input.limit());
        return ByteBuffer.allocate(0);
    }
}
