package workshop.async;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection: messages come in through a read loop, and go out through a queue.
 *
 * <pre>
 *            receive(decoder, handler)
 *  peer ---> read -> decode -> handler.message -> ... -> handler.readComplete -> read ...
 *
 *            enqueue(bytes)          flush()
 *  peer &lt;--- write &lt;---------------- [ queue, at most maxQueuedBytes ] &lt;---- any thread
 *
 *  open -- closeAfterDrain --> draining -- queue empty, peer done --> closed
 *    +----- close, or any failure ------------------------------------^
 * </pre>
 *
 * <p>Safe for use by several threads. No method waits for the network.
 */
public final class AsyncConnection implements AutoCloseable {

    /** How much may wait for a peer that reads slowly, where nothing else is said: 1 MiB. */
    public static final int DEFAULT_MAX_QUEUED_BYTES = 1024 * 1024;

    /** What a connection reads into at first and while little comes, in bytes: so much waits with who says little. */
    private static final int SMALL_BUFFER = 512;

    /** What it reads into while much comes, so that one read brings many messages. */
    private static final int LARGE_BUFFER = 8 * 1024;

    private final AsynchronousSocketChannel channel;
    private final SocketAddress peer;
    private final int maxQueuedBytes;

    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** What waits to be written. It is also the lock for itself and for the state of sending. */
    private final OutboundQueue queue = new OutboundQueue();

    /** No message is accepted any more. Guarded by the queue. */
    private boolean sealed;

    /** As {@link #AsyncConnection(AsynchronousSocketChannel, int)}, with {@link #DEFAULT_MAX_QUEUED_BYTES}. */
    public AsyncConnection(AsynchronousSocketChannel channel) throws IOException {
        this(channel, DEFAULT_MAX_QUEUED_BYTES);
    }

    /**
     * A connection over a channel, which is the connection's own from now on.
     *
     * @param channel connected
     * @param maxQueuedBytes how much may wait to be written, in bytes, before the peer is cut off as too slow; 1 or more
     * @throws IllegalArgumentException if {@code maxQueuedBytes} is less than 1; the channel stays the caller's
     * @throws IOException if the channel is closed
     */
    public AsyncConnection(AsynchronousSocketChannel channel, int maxQueuedBytes) throws IOException {
        if (maxQueuedBytes < 1) {
            throw new IllegalArgumentException("a queue of at most " + maxQueuedBytes + " bytes can hold nothing");
        }
        this.channel = channel;
        this.peer = channel.getRemoteAddress();
        this.maxQueuedBytes = maxQueuedBytes;
    }

    /** The address of the other end. It is still known when the connection is closed. */
    public SocketAddress peer() {
        return peer;
    }

    /**
     * The end of this connection.
     *
     * @return completed when the connection was closed by {@link #close()}, or after {@link #closeAfterDrain} in good
     *     order; failed with the reason where anything else ended it. A future of the caller's own, for which a time
     *     limit may be set or which may be cancelled, without any effect on the connection
     */
    public CompletableFuture<Void> closed() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        // Not closed.copy(): that would wrap the reason in a CompletionException.
        closed.whenComplete((end, reason) -> {
            if (reason == null) {
                told.complete(null);
            } else {
                told.completeExceptionally(reason);
            }
        });
        return told;
    }

    /** Closes at once; what waits to be written is dropped. Closing twice is harmless. */
    @Override
    public void close() {
        close(null);
    }

    /**
     * Closes at once, for a reason that {@link #closed()} will fail with. Only the first reason counts: closing makes
     * reads and writes fail, and those failures are consequences.
     *
     * @param reason why, or null where it is no failure
     */
    public void close(Throwable reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        synchronized (queue) {
            sealed = true;
            queue.clear();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same, and the reason for it matters more.
        }
        if (reason == null) {
            closed.complete(null);
        } else {
            closed.completeExceptionally(reason);
        }
    }

    /** Whether nobody has closed this connection yet. The peer may have gone nevertheless. */
    public boolean isOpen() {
        return !closing.get();
    }

    /**
     * Starts to read, and never stops: cuts messages out of the stream and hands them over, in order, until the peer ends
     * its half or the connection is closed. To be called once.
     *
     * <p>Each read that brings something is followed by {@link MessageHandler#message} for each message that is now
     * complete, and then by {@link MessageHandler#readComplete}, in any case. Then comes the next read. However many messages
     * one read brings, they do not pile up on the stack.
     *
     * @param decoder cuts the messages out
     * @param handler takes them
     * @return completed when the peer has ended its half between two messages, and then the connection is still open to
     *     send; failed where the connection had to be closed, with the reason: {@link ProtocolException} from the
     *     decoder, {@link EOFException} for an end inside a message, whatever the handler threw, or the failure of a read
     */
    public CompletableFuture<Void> receive(Decoder decoder, MessageHandler handler) {
        throw new UnsupportedOperationException(
                "TODO 4.4: read, hand over each message that is complete, and read again");
    }

    /**
     * The buffer for the next read, to be asked for right before it: a small one while little comes, a larger one while
     * much does, and one twice as large where a message has filled the last. It cannot grow without end, because a decoder
     * refuses what is too long; and when a large message is through, and little comes again, a small buffer will do.
     *
     * @param in what the last read went into, with what is left of it before the position, as {@code compact} leaves it; at
     *     first an empty one of {@link #SMALL_BUFFER} bytes
     * @param lastRead how many bytes the last read brought, 0 before the first
     * @return ready to be read into, with the same bytes before its position; often {@code in} itself, and where not,
     *     {@code in} is of no more use
     */
    static ByteBuffer withRoom(ByteBuffer in, int lastRead) {
        int capacity = lastRead < SMALL_BUFFER / 2 ? SMALL_BUFFER : LARGE_BUFFER;
        if (!in.hasRemaining()) {
            capacity = 2 * in.capacity();
        } else if (in.position() > 0) {
            capacity = Math.max(in.capacity(), capacity);
        }
        return capacity == in.capacity() ? in : ByteBuffer.allocate(capacity).put(in.flip());
    }

    /**
     * Accepts bytes for sending, without sending them yet: {@link #flush} does. So what is put together leaves together.
     * Any number of threads may send; the bytes of one call stay together, and those of one thread in their order.
     *
     * @param bytes one message or several, encoded, from position to limit. The buffer stays as it is, and may be sent to
     *     others too; its bytes must not change any more
     * @return true if they were accepted: they will be written, unless the connection fails or is closed before. False if
     *     it is closed or closing, or if this would have been too much, see {@link #tooMuch}
     * @throws NullPointerException if {@code bytes} is null; then nothing has changed
     */
    public boolean enqueue(ByteBuffer bytes) {
        throw new UnsupportedOperationException("TODO 4.5: put the bytes into the queue, whatever thread this is");
    }

    /**
     * Starts to write what waits, if nothing is being written. All that waits leaves in as few writes as possible, one
     * after another: a second write while one is pending is a {@link java.nio.channels.WritePendingException}.
     */
    public void flush() {
        throw new UnsupportedOperationException(
                "TODO 4.5: start a write, if none is on its way; its end starts the next one");
    }

    /**
     * Accepts bytes, and starts to send them: {@link #enqueue}, then {@link #flush}.
     *
     * @return as {@link #enqueue} does
     */
    public boolean send(ByteBuffer bytes) {
        boolean accepted = enqueue(bytes);
        if (accepted) {
            flush();
        }
        return accepted;
    }

    /**
     * How much waits to be written, in bytes: what was accepted and the system has not taken yet. Never more than the
     * bound; 0 once the connection is closed.
     */
    public long queuedBytes() {
        throw new UnsupportedOperationException("TODO 4.6: say how many bytes wait");
    }

    /**
     * What {@link #enqueue} does with a message that would push the queue past its bound. The policy is <em>cut off</em>:
     * the connection is closed with a {@link SlowConsumerException} that names the peer and the bound, and what waits is
     * dropped. To wait would let one slow reader stop everybody who writes to it; to drop single messages would
     * leave it with a stream that has holes; to keep them all would fill the memory.
     *
     * @param size of the message, in bytes
     * @return false, which is what {@code enqueue} answers
     * @throws IllegalArgumentException if the message alone is larger than the bound: then the sender is to blame, and not
     *     the peer, and the connection stays as it is. The message names both numbers
     */
    boolean tooMuch(int size) {
        throw new UnsupportedOperationException(
                "TODO 4.6: cut the slow consumer off, or blame the sender of what can never fit");
    }

    /** How long nothing has come from the peer. What we send to it says nothing about it. */
    public Duration silentFor() {
        throw new UnsupportedOperationException("TODO 4.8: say how long nothing has come from the peer");
    }

    /**
     * Watches whether the peer is still there. A connection whose other end has lost its power looks like one that has
     * nothing to say: only asking tells. To be called before {@link #receive}.
     *
     * <p>When nothing has come for half the limit, {@code nudge} runs, once: it sends something that a living peer answers,
     * such as a ping. When nothing has come for the whole limit, the connection is closed with a
     * {@link IdleTimeoutException} that names the peer, at the latest a quarter of the limit later. Nobody is closed who was
     * not asked: after a pause of this program itself, all peers seem to have been silent.
     *
     * @param limit how much silence is too much: 4 ns or more. It may be centuries, and is then never reached
     * @param nudge runs on a thread of the timer, so it must not block. If it throws, that is the reason for which the
     *     connection is closed
     * @param timer one for any number of connections. When the connection is closed, its task is
     *     cancelled. It leaves the timer at its next turn, or at once where the timer removes what is cancelled, see
     *     {@link java.util.concurrent.ScheduledThreadPoolExecutor#setRemoveOnCancelPolicy}
     * @throws IllegalArgumentException if the limit is shorter; then nothing is watched
     */
    public void closeWhenIdle(Duration limit, Runnable nudge, ScheduledExecutorService timer) {
        throw new UnsupportedOperationException(
                "TODO 4.8: look from time to time: nudge at half of the limit, close at the whole");
    }

    /**
     * Closes in good order. From now on nothing more is accepted for sending. What was accepted is written, then our half
     * of the stream ends, and when the peer has ended its half too, the connection is closed. What the peer sends in the
     * meantime is still received, or read and dropped where nobody receives: to close while its bytes are unread, or still
     * coming, would reset the connection, and a reset drops what our system has not delivered yet, and on some systems
     * also what the peer has not read yet.
     *
     * @param deadline how long all of this may take; then the connection is closed in any case. Zero or less is no time at
     *     all; what is longer than {@link Long#MAX_VALUE} nanoseconds, 292 years, counts as that
     * @return {@link #closed()}: completed if all that was accepted has left, failed with a {@link TimeoutException} that
     *     names the bytes left over if the deadline came first
     * @throws NullPointerException if {@code deadline} is null; then nothing has changed
     */
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        throw new UnsupportedOperationException(
                "TODO 4.9: accept no more, write what waits, end our half, wait for the other, close");
    }
}
