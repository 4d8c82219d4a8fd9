package workshop.async;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ShutdownChannelGroupException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection: messages come in through a {@link ReadLoop}, and go out through a {@link WriteQueue}.
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
 * <p>Thread-safe. No method waits for the network.
 */
public final class AsyncConnection implements AutoCloseable {

    /** The default limit for the bytes that wait to be written: 1 MiB. */
    public static final int DEFAULT_MAX_QUEUED_BYTES = 1024 * 1024;

    private final AsynchronousSocketChannel channel;
    private final SocketAddress peer;
    private final WriteQueue queue;
    private final ReadLoop reading;
    private final Drain drain;

    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** As {@link #AsyncConnection(AsynchronousSocketChannel, int)}, with {@link #DEFAULT_MAX_QUEUED_BYTES}. */
    public AsyncConnection(AsynchronousSocketChannel channel) throws IOException {
        this(channel, DEFAULT_MAX_QUEUED_BYTES);
    }

    /**
     * A connection over a channel. The connection owns the channel from now on, and closes it.
     *
     * @param channel connected
     * @param maxQueuedBytes how many bytes may wait to be written before the peer is cut off as too slow; 1 or more
     * @throws IllegalArgumentException if {@code maxQueuedBytes} is less than 1; the channel stays the caller's
     * @throws IOException if the channel is closed
     */
    public AsyncConnection(AsynchronousSocketChannel channel, int maxQueuedBytes) throws IOException {
        this.channel = channel;
        this.queue = new WriteQueue(this, channel, maxQueuedBytes);
        this.reading = new ReadLoop(this, channel);
        this.drain = new Drain(this, channel, queue, reading);
        this.peer = channel.getRemoteAddress();
    }

    /** The remote address. It is still known when the connection is closed. */
    public SocketAddress peer() {
        return peer;
    }

    /**
     * The end of this connection.
     *
     * @return completed when the connection was closed by {@link #close()}, or gracefully by {@link #closeAfterDrain};
     *     failed with the reason if anything else closed it. The future is a copy: the caller may cancel it or set a time
     *     limit for it, without any effect on the connection
     */
    public CompletableFuture<Void> closed() {
        return Futures.copyOf(closed);
    }

    /** Closes at once; what waits to be written is dropped. Idempotent. */
    @Override
    public void close() {
        close(null);
    }

    /**
     * Closes at once, with a reason for {@link #closed()}. Only the first call has an effect: when the channel is closed,
     * reads and writes fail, and those failures are consequences.
     *
     * @param reason why, or null if it is no failure
     */
    public void close(Throwable reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        queue.discard();
        try {
            channel.close();
        } catch (IOException | ShutdownChannelGroupException e) {
            // It is closed all the same, and the reason for it matters more.
        }
        Futures.complete(closed, reason);
        reading.end(reason == null ? new AsynchronousCloseException() : reason);
    }

    /** Whether this side has not closed the connection yet. The peer may have gone nevertheless. */
    public boolean isOpen() {
        return !closing.get();
    }

    /**
     * Starts to read, and goes on until the peer ends its output or the connection is closed. Cuts messages out of the
     * stream, and passes them to the handler in their order.
     *
     * <p>After each read, {@link MessageHandler#message} is called for each message that is now complete, and then
     * {@link MessageHandler#readComplete} in any case. Then the next read starts. However many messages one read brings,
     * they do not pile up on the stack.
     *
     * <p>After {@link #closeAfterDrain} it is too late to start: what the peer sends is dropped already. The handler is then
     * never called, and only the end is told.
     *
     * @param decoder cuts the messages out
     * @param handler takes them
     * @return completed when the peer has ended its output between two messages, and then the connection is still open to
     *     send. Failed if the connection was closed before, with the reason: {@link ProtocolException} from the decoder,
     *     {@link EOFException} for an end inside a message, whatever the handler threw, the failure of a read, or another
     *     reason of {@link #close(Throwable)}. The future is a copy, as that of {@link #closed()}
     * @throws IllegalStateException if {@code receive} was called before, and the connection does not drain
     */
    public CompletableFuture<Void> receive(Decoder decoder, MessageHandler handler) {
        if (!reading.start(decoder, handler) && !drain.hasBegun()) {
            throw new IllegalStateException("receive was called before");
        }
        return Futures.copyOf(reading.ended());
    }

    /**
     * Reads no further, until {@link #resumeReading}. What the peer sends fills the receive buffer of this system, and then
     * TCP holds the peer back. Idempotent. May be called at any time, by any thread, also by the handler.
     *
     * <p>A read that is pending already may still bring bytes. The handler is called for all messages that are complete:
     * at most one read buffer of them. After that, only a write notices that the peer has gone: the end of its stream lies
     * behind the bytes that it has sent. The time of a pause is no idle time. A drain waits until the reading goes on.
     */
    public void pauseReading() {
        reading.pause();
    }

    /**
     * Goes on to read after {@link #pauseReading}. Idempotent. May be called at any time, by any thread, also by the
     * handler. On a thread of the channel's group, handlers may run before it returns.
     */
    public void resumeReading() {
        reading.resume();
    }

    /**
     * Accepts bytes for sending, without sending them yet: {@link #flush} does. So messages that are enqueued together leave
     * together. The bytes of one call stay together, and those of one thread in their order.
     *
     * @param bytes one message or several, encoded, from position to limit. The buffer's position stays as it is, and the
     *     buffer may be sent to others too; its bytes must not change any more
     * @return true if they were accepted: they will be written, unless the connection is closed before. False if the
     *     connection is closed or draining, or if the queue was full, see {@link WriteQueue#onQueueFull}
     * @throws NullPointerException if {@code bytes} is null; then nothing has changed
     * @throws IllegalArgumentException if there are more bytes than may wait at all; then nothing has changed
     */
    public boolean enqueue(ByteBuffer bytes) {
        return queue.enqueue(bytes);
    }

    /** Starts to write what waits, if no write is pending. All that waits leaves in as few writes as possible. */
    public void flush() {
        queue.flush();
    }

    /** Accepts bytes, and starts to send them: {@link #enqueue}, then {@link #flush}. Returns as {@code enqueue} does. */
    public boolean send(ByteBuffer bytes) {
        boolean accepted = enqueue(bytes);
        if (accepted) {
            flush();
        }
        return accepted;
    }

    /** How many bytes wait to be written: accepted, and not yet taken by the system. Never more than the limit. */
    public long queuedBytes() {
        return queue.size();
    }

    /**
     * Sets water marks for the queue; without them, it is always writable.
     *
     * @param listener called after each change of {@link #isWritable}, by the thread that has changed the queue, and with no
     *     lock held; it must not block. Two calls may overlap or overtake each other: so it asks {@code isWritable}. If it
     *     throws, the connection is closed with that reason
     */
    public void setWaterMarks(WaterMarks marks, Runnable listener) {
        queue.setWaterMarks(marks, Objects.requireNonNull(listener));
    }

    /** False from the time when the queue rises above the high water mark until it has fallen to the low one. */
    public boolean isWritable() {
        return queue.isWritable();
    }

    /** For how long nothing has come from the peer. What this side sends says nothing about the peer. */
    public Duration idleTime() {
        return Duration.ofNanos(System.nanoTime() - reading.lastReadTime());
    }

    /** Closes the connection when its peer is idle for too long, as {@link IdleMonitor} says. Call it before receive. */
    public void closeWhenIdle(Duration limit, Runnable sendPing, ScheduledExecutorService timer) {
        new IdleMonitor(this, reading, limit, sendPing).start(timer);
    }

    /**
     * Closes gracefully, as {@link Drain} says. From now on nothing more is accepted for sending.
     *
     * @param deadline how long it may take; then the connection is closed in any case. Zero or less is no time at
     *     all; what is longer than {@link Long#MAX_VALUE} nanoseconds, 292 years, counts as that
     * @return {@link #closed()}: completed if all that was accepted has left, failed with a {@link TimeoutException} that
     *     names the bytes left over if the deadline came first
     * @throws NullPointerException if {@code deadline} is null; then nothing has changed
     */
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        drain.start(deadline);
        return closed();
    }

    /** The limit for the bytes that wait to be written. */
    int maxQueuedBytes() {
        return queue.maxBytes();
    }

    /** Whether {@link #closeAfterDrain} was called. */
    boolean isDraining() {
        return drain.hasBegun();
    }
}
