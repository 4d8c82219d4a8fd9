package workshop.async;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection: it receives messages with a {@link ReadLoop}, and sends messages with a {@link WriteQueue}.
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
 * <p>Thread-safe. No method waits for the network. Close all connections before their group is shut down: a connection
 * without a pending read or write does not notice the shutdown. When memory, stack or threads run out, the end of a
 * read, a write or a close may be lost. After a lost read or write, an idle timeout, the deadline of a drain or a close
 * ends the connection.
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
     * Makes a connection of a channel. The connection owns the channel from now on, and closes it.
     *
     * @param channel a connected channel
     * @param maxQueuedBytes the limit for the bytes that wait to be written, 1 or more. If more bytes would have to
     *     wait, the peer is cut off. Each message takes about 60 bytes of memory more, which do not count
     * @throws IllegalArgumentException if {@code maxQueuedBytes} is less than 1; the caller still owns the channel
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
     * The end of this connection. The thread that closes it runs the actions of this future: they must not block.
     *
     * @return completed when the connection was closed by {@link #close()}, or gracefully by {@link #closeAfterDrain};
     *     failed with the reason if anything else closed it. The future is a copy: the caller may cancel it or set a
     *     time limit for it, without any effect on the connection. The connection keeps each copy until it is closed
     */
    public CompletableFuture<Void> closed() {
        return Futures.copyOf(closed);
    }

    /** Closes at once, and drops the bytes that wait to be written. Idempotent. */
    @Override
    public void close() {
        close(null);
    }

    /**
     * Closes at once, with a reason for {@link #closed()}. Only the first call has an effect. When the channel is
     * closed, reads and writes fail. Those failures are only consequences of the close, and not its reason.
     *
     * @param reason the reason, or null if it is no failure
     */
    public void close(Throwable reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        queue.discard();
        try {
            channel.close();
        } catch (IOException | RuntimeException | Error e) {
            // The group may be shut down, or have no memory for a thread. The channel is closed all the same.
        }
        Futures.complete(closed, reason);
        reading.end(reason == null ? new AsynchronousCloseException() : reason);
    }

    /** Whether this side has not closed the connection yet. The peer may have gone nevertheless. */
    public boolean isOpen() {
        return !closing.get();
    }

    /**
     * Starts to read, and goes on until the peer ends its output or the connection is closed. Splits the stream into
     * messages, and passes them to the handler in their order.
     *
     * <p>After each read, {@link MessageHandler#message} is called for each message that is now complete, and then
     * {@link MessageHandler#readComplete} in any case. Then the next read starts. The calls for the messages of one
     * read are not nested, however many messages there are.
     *
     * <p>If {@code receive} is called only after {@link #closeAfterDrain}, the connection drops the bytes that the peer
     * sends: the handler is never called, and the future still completes.
     *
     * @param decoder splits the stream into messages
     * @param handler handles the messages
     * @return completed when the peer has ended its output between two messages. The connection is then still open, and
     *     can send. Failed if the connection was closed before, with the reason: {@link ProtocolException} from the
     *     decoder, {@link EOFException} for an end inside a message, an exception of the handler, the failure of a
     *     read, or another reason of {@link #close(Throwable)}. The future is a copy, as that of {@link #closed()}
     * @throws IllegalStateException if {@code receive} was called before, and the connection does not drain
     */
    public CompletableFuture<Void> receive(Decoder decoder, MessageHandler handler) {
        if (!reading.start(decoder, handler) && !drain.hasBegun()) {
            throw new IllegalStateException("receive was called before");
        }
        return Futures.copyOf(reading.ended());
    }

    /**
     * Stops reading until {@link #resumeReading}. The bytes of the peer fill the receive buffer of this system, and
     * then TCP stops the peer. Idempotent. May be called at any time, by any thread, also by the handler.
     *
     * <p>A pending read may still bring bytes, at most one read buffer, and the handler is called for all messages that
     * are complete then. After that, the pause does not count as idle time, and the end of the peer's stream is not
     * seen: it comes behind unread bytes. Only a failed write shows that the peer has gone. A drain waits for resume.
     */
    public void pauseReading() {
        reading.pause();
    }

    /**
     * Resumes reading after {@link #pauseReading}. Idempotent. May be called at any time, by any thread, also by the
     * handler. On a thread of the channel's group, handlers may run before this method returns.
     */
    public void resumeReading() {
        reading.resume();
    }

    /**
     * Adds bytes to the queue, and does not send them yet: {@link #flush} does. So several messages can leave in one
     * write. The bytes of one call stay together, and the calls of one thread stay in their order.
     *
     * @param bytes one or more encoded messages, from position to limit. The position does not change, and the buffer
     *     may be sent to other connections too. Its bytes must not change any more
     * @return true if the bytes were accepted: they will be written, unless the connection is closed before. False if
     *     the connection is closed or draining, or if the queue was full, see {@link WriteQueue#onQueueFull}
     * @throws NullPointerException if {@code bytes} is null, unless false is returned; then nothing has changed
     * @throws IllegalArgumentException if there are more bytes than the limit of the queue; then nothing has changed
     */
    public boolean enqueue(ByteBuffer bytes) {
        return queue.enqueue(bytes);
    }

    /** Starts to write the queue, if no write is pending. The queue is written in as few writes as possible. */
    public void flush() {
        queue.flush();
    }

    /** Sends bytes: {@link #enqueue}, then {@link #flush}. Returns what {@code enqueue} returns. */
    public boolean send(ByteBuffer bytes) {
        boolean accepted = enqueue(bytes);
        if (accepted) {
            flush();
        }
        return accepted;
    }

    /** The number of bytes that were accepted and that the system has not taken yet. Never more than the limit. */
    public long queuedBytes() {
        return queue.size();
    }

    /**
     * Sets water marks for the queue, at most once. Without water marks, the queue is always writable.
     *
     * @param listener called after each change of {@link #isWritable}, by the thread that has changed the queue, and
     *     with no lock held. It must not block. The calls for two changes may overlap or come in reverse order, so the
     *     listener must ask {@code isWritable}. If the listener throws, the connection is closed with that reason
     */
    public void setWaterMarks(WaterMarks marks, Runnable listener) {
        queue.setWaterMarks(Objects.requireNonNull(marks), Objects.requireNonNull(listener));
    }

    /** False after the queue has risen above the high water mark, until it has fallen to the low water mark. */
    public boolean isWritable() {
        return queue.isWritable();
    }

    /** The time since the last bytes came from the peer. Bytes that this connection sends do not count. */
    public Duration idleTime() {
        long idleSince = reading.lastReadTime();
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    /** Closes the connection when its peer is idle too long, as {@link IdleMonitor} says. Call it before receive. */
    public void closeWhenIdle(Duration limit, Runnable sendPing, ScheduledExecutorService timer) {
        new IdleMonitor(this, reading, limit, sendPing).start(timer);
    }

    /**
     * Closes gracefully, as {@link Drain} says. From now on {@link #enqueue} accepts no more bytes.
     *
     * @param deadline the maximum time of the drain, after which the connection is closed in any case. A deadline of
     *     zero or less has passed at once. A deadline above {@link Long#MAX_VALUE} nanoseconds, 292 years, counts as
     *     292 years
     * @return {@link #closed()}: completed if all accepted bytes were written; failed with a {@link TimeoutException}
     *     if bytes were left at the deadline; the error message names their number
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
