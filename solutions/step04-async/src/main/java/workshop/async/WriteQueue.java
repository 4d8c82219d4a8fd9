package workshop.async;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The outgoing half of a connection: a queue with a limit, and one write at a time.
 *
 * <p>Thread-safe. The lock is this object. It is never held while code of others runs: neither during a write, whose
 * completion handler may run at once on the same stack, nor while the connection is closed, nor around a listener.
 */
final class WriteQueue implements CompletionHandler<Long, Void> {

    private final AsyncConnection connection;
    private final AsynchronousSocketChannel channel;
    private final int maxBytes;

    // Guarded by this, as all below.
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
     * An empty queue.
     *
     * @param connection is closed when a write fails, or when the queue is full
     * @param channel where the bytes go
     * @param maxBytes how many bytes may wait, 1 or more
     * @throws IllegalArgumentException if it is less
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

    /** As {@link AsyncConnection#enqueue} says. */
    // 4.5
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = bytes.remaining() <= maxBytes - pending.size();
            if (fits) {
                pending.add(bytes);
            }
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }

    /** As {@link AsyncConnection#flush} says. */
    // 4.5
    void flush() {
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
        try {
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
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
     * What {@link #enqueue} does with a message that would push the queue past its limit. The policy is to cut the peer
     * off. The connection is closed with a {@link SlowConsumerException} that names the peer and the limit, and the queue
     * is discarded. To wait would let one slow reader stop every sender. To drop single messages would leave the peer with a
     * stream that has holes. To keep them all would fill the memory.
     *
     * @param size of the message, in bytes
     * @return false, for {@code enqueue} to return
     * @throws IllegalArgumentException if the message alone is larger than the limit. Then the sender is to blame, and not
     *     the peer, and the connection stays as it is. The error message names both numbers
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

    /** Accepts nothing more, and drops what waits, because the connection is closed. */
    void discard() {
        synchronized (this) {
            closedForEnqueue = true;
            discarded = true;
            pending.clear();
        }
        checkWaterMarks();
    }

    /**
     * Accepts nothing more, and writes what waits. To be called once.
     *
     * @return completed when the last byte is written; never, if the connection is closed before
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

    /** To be called after each change of the size, without the lock. Tells the listener if a mark was passed. */
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
        } catch (RuntimeException | Error e) {
            // Nobody above a completion handler would be told.
            connection.close(e);
        }
    }
}
