package workshop.async;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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

    private boolean draining;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

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
    // 4.5
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        try {
            synchronized (this) {
                if (closedForEnqueue) {
                    return false;
                }
                fits = bytes.remaining() <= maxBytes - pending.size();
                if (fits) {
                    pending.add(bytes);
                }
            }
        } catch (Error e) {
            // When the memory is too short to add bytes, the bytes that were accepted before may be lost too.
            connection.close(e);
            throw e;
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }

    /**
     * As {@link AsyncConnection#flush} says. If a write cannot be started, the connection is closed with that exception
     * or {@code Error}, and nothing is thrown. No write is started when nothing waits.
     */
    // 4.5
    void flush() {
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                if (writing || pending.isEmpty() && !draining) {
                    return;
                }
                batch = pending.peekBatch();
                writing = batch.length > 0;
            }
            if (batch.length == 0) {
                drained.complete(null);
                return;
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the batch either, and no caller of a completion handler would close.
            connection.close(e);
        }
    }

    /** A write has ended: removes the bytes that it has taken, and starts the next write. */
    // 4.5
    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
        flush();
    }

    /** A write has failed, and so no other can follow. */
    @Override
    public void failed(Throwable failure, Void nothing) {
        connection.close(failure);
    }

    /** As {@link AsyncConnection#queuedBytes} says. */
    // 4.6
    synchronized long size() {
        return pending.size();
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
    // 4.6
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        connection.close(new SlowConsumerException("slow consumer: " + size() + " bytes wait for " + connection.peer()
                + ", and another " + size + " would be more than the " + maxBytes + " that may"));
        return false;
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
    // 4.9
    CompletableFuture<Void> drain() {
        synchronized (this) {
            closedForEnqueue = true;
            draining = true;
        }
        flush();
        return drained;
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
