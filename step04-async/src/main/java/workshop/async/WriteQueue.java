package workshop.async;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;

/**
 * The outgoing half of a connection: a queue with a limit, and one write at a time.
 *
 * <p>Thread-safe. The lock is this object. A thread releases the lock before it calls code outside of this class. So it
 * does not hold the lock when it starts a write, closes the connection or calls a listener. The completion handler of a
 * write may run at once on the same stack.
 */
final class WriteQueue implements CompletionHandler<Long, Void> {

    private final AsyncConnection connection;
    private final AsynchronousSocketChannel channel;
    private final int maxBytes;

    // Guarded by this, and so are all fields below.
    private final PendingBytes pending = new PendingBytes();
    private boolean closedForEnqueue;

    /** The connection is closed, and nothing is counted any more. */
    private boolean discarded;

    /** A write is pending. Its completion starts the next one. */
    private boolean writing;

    private WaterMarks waterMarks;
    private Runnable writabilityChanged;

    /**
     * Makes an empty queue.
     *
     * @param connection the connection, to close it when a write fails or when the queue is full
     * @param channel the channel to which the bytes are written
     * @param maxBytes the maximum number of bytes in the queue, 1 or more
     * @throws IllegalArgumentException if the maximum is less than 1
     */
    WriteQueue(AsyncConnection connection, AsynchronousSocketChannel channel, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a queue of at most " + maxBytes + " bytes can hold nothing");
        }
        this.connection = connection;
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    int maxBytes() {
        return maxBytes;
    }

    /**
     * As {@link AsyncConnection#enqueue} says. If there is no memory for the bytes, the connection is closed. If the
     * connection is closed already, and the bytes are too many, either false or the exception is right.
     */
    boolean enqueue(ByteBuffer bytes) {
        throw new UnsupportedOperationException("TODO 4.5: add the bytes to the queue, on any thread");
    }

    /**
     * As {@link AsyncConnection#flush} says. If a write cannot be started, the connection is closed with that exception
     * or {@code Error}, and nothing is thrown. No write is started when nothing waits.
     */
    void flush() {
        throw new UnsupportedOperationException(
                "TODO 4.5: start a write, if none is pending; its completion starts the next one");
    }

    /** A write has ended: removes the bytes that it has taken, and starts the next write. */
    @Override
    public void completed(Long count, Void nothing) {
        throw new UnsupportedOperationException(
                "TODO 4.5: remove the bytes that were written, and start the next write");
    }

    /** A write has failed, and so no other can follow. */
    @Override
    public void failed(Throwable failure, Void nothing) {
        connection.close(failure);
    }

    /** As {@link AsyncConnection#queuedBytes} says. */
    synchronized long size() {
        throw new UnsupportedOperationException("TODO 4.6: return the number of bytes that wait");
    }

    /**
     * {@link #enqueue} calls this method for a message that would make the queue larger than its limit. The policy is
     * to cut the peer off: the connection is closed with a {@link SlowConsumerException} that names the peer and the
     * limit, and the queue is discarded. If the sender waited instead, one slow reader would stop every sender. If
     * single messages were dropped, the peer would miss them without knowing. If all messages were kept, they would
     * fill the memory.
     *
     * @param size of the message, in bytes
     * @return false, for {@code enqueue} to return
     * @throws IllegalArgumentException if the message alone is larger than the limit. That is the fault of the sender
     *     and not of the peer, so the connection stays open. The error message names both numbers
     */
    boolean onQueueFull(int size) {
        throw new UnsupportedOperationException(
                "TODO 4.6: cut the slow consumer off, or reject a message that can never fit");
    }

    /** Accepts no more bytes, and drops the queue, because the connection is closed. */
    void discard() {
        synchronized (this) {
            closedForEnqueue = true;
            discarded = true;
            pending.clear();
        }
        checkWaterMarks();
    }

    /**
     * Accepts no more bytes, and writes the queue. To be called once.
     *
     * @return completed when the last byte is written, and at once if the queue is empty
     */
    CompletableFuture<Void> drain() {
        throw new UnsupportedOperationException(
                "TODO 4.9: accept no more, write the queue, and complete a future when it is empty");
    }

    /** As {@link AsyncConnection#setWaterMarks} says. */
    void setWaterMarks(WaterMarks marks, Runnable listener) {
        synchronized (this) {
            waterMarks = marks;
            writabilityChanged = listener;
        }
        checkWaterMarks();
    }

    /** As {@link AsyncConnection#isWritable} says. */
    synchronized boolean isWritable() {
        return waterMarks == null || waterMarks.isWritable();
    }

    /**
     * Calls the listener if the queue has passed a mark. From exercise 4.10 on, it must be called after each change of
     * the size, without the lock.
     */
    private void checkWaterMarks() {
        Runnable listener;
        synchronized (this) {
            if (waterMarks == null || !waterMarks.update(pending.size())) {
                return;
            }
            listener = writabilityChanged;
        }
        try {
            listener.run();
        } catch (Throwable e) {
            // No caller of a completion handler would handle it. Kotlin and Lombok throw checked exceptions here too.
            connection.close(e);
        }
    }
}
