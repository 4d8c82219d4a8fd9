package workshop.async;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    /** A write is on its way, and its outcome will start the next one. Guarded by the queue. */
    private boolean writing;

    /** Once the queue is empty, our half of the connection ends. Guarded by the queue. */
    private boolean draining;

    private volatile CompletableFuture<Void> received;
    private volatile long lastHeard = System.nanoTime();

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
    // 4.4
    public CompletableFuture<Void> receive(Decoder decoder, MessageHandler handler) {
        if (received != null) {
            throw new IllegalStateException("receive was called before");
        }
        ReadLoop loop = new ReadLoop(decoder, handler);
        received = loop.ended;
        loop.readOn(0);
        return loop.ended;
    }

    /**
     * Reads, hands over, and reads again. A handler and not a chain of futures: the JDK calls at most 16 handlers directly
     * for one event, and then continues on a fresh stack. A future has no such limit: what is attached to one that is done
     * runs at once, on top of the method that attached it.
     */
    private final class ReadLoop implements CompletionHandler<Integer, Void> {

        private final Decoder decoder;
        private final MessageHandler handler;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private ByteBuffer in = ByteBuffer.allocate(SMALL_BUFFER);

        ReadLoop(Decoder decoder, MessageHandler handler) {
            this.decoder = decoder;
            this.handler = handler;
        }

        void readOn(int lastRead) {
            try {
                in = withRoom(in, lastRead);
                channel.read(in, null, this);
            } catch (RuntimeException | Error e) {
                // No memory, for one: on this stack nobody else is told.
                failed(e, null);
            }
        }

        @Override
        public void completed(Integer count, Void nothing) {
            if (count < 0) {
                endOfStream();
                return;
            }
            lastHeard = System.nanoTime();
            try {
                handOver();
            } catch (Exception | Error e) {
                failed(e, null);
                return;
            }
            readOn(count);
        }

        private void handOver() throws Exception {
            in.flip();
            try {
                ByteBuffer message = decoder.decode(in);
                while (message != null && isOpen()) {
                    handler.message(message);
                    message = decoder.decode(in);
                }
            } finally {
                // Also when the next message turns out to be bad: those before it may wait in queues to be flushed.
                handler.readComplete();
            }
            // What is left is the beginning of a message: it moves to the front, and the next read goes behind it.
            in.compact();
        }

        private void endOfStream() {
            if (in.position() == 0) {
                ended.complete(null);
            } else {
                failed(
                        new EOFException("the stream ended inside a message, " + in.position() + " bytes into it"),
                        null);
            }
        }

        @Override
        public void failed(Throwable failure, Void nothing) {
            close(failure);
            ended.completeExceptionally(failure);
        }
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
    // 4.5
    public boolean enqueue(ByteBuffer bytes) {
        synchronized (queue) {
            if (sealed) {
                return false;
            }
            if (bytes.remaining() <= maxQueuedBytes - queue.bytes()) {
                queue.add(bytes);
                return true;
            }
        }
        return tooMuch(bytes.remaining());
    }

    /**
     * Starts to write what waits, if nothing is being written. All that waits leaves in as few writes as possible, one
     * after another: a second write while one is pending is a {@link java.nio.channels.WritePendingException}.
     */
    // 4.5
    public void flush() {
        ByteBuffer[] front;
        synchronized (queue) {
            if (writing || queue.isEmpty()) {
                return;
            }
            writing = true;
            front = queue.front();
        }
        // Outside of the lock: the write may be done at once, and its handler then runs right here.
        try {
            channel.write(front, 0, front.length, 0, TimeUnit.MILLISECONDS, null, afterWrite);
        } catch (RuntimeException e) {
            close(e);
        }
    }

    private final CompletionHandler<Long, Void> afterWrite = new CompletionHandler<>() {
        @Override
        public void completed(Long count, Void nothing) {
            boolean drained;
            synchronized (queue) {
                if (!isOpen()) {
                    return;
                }
                queue.written(count);
                writing = false;
                drained = draining && queue.isEmpty();
            }
            if (drained) {
                endOutput();
            } else {
                flush();
            }
        }

        @Override
        public void failed(Throwable failure, Void nothing) {
            close(failure);
        }
    };

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
    // 4.6
    public long queuedBytes() {
        synchronized (queue) {
            return queue.bytes();
        }
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
    // 4.6
    boolean tooMuch(int size) {
        if (size > maxQueuedBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxQueuedBytes + " may wait");
        }
        close(new SlowConsumerException("slow consumer: " + queuedBytes() + " bytes wait for " + peer + ", and another "
                + size + " would be more than the " + maxQueuedBytes + " that may"));
        return false;
    }

    /** How long nothing has come from the peer. What we send to it says nothing about it. */
    // 4.8
    public Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
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
    // 4.8
    public void closeWhenIdle(Duration limit, Runnable nudge, ScheduledExecutorService timer) {
        // convert, unlike toNanos, takes what is too long for a long as the longest there is.
        long quarter = TimeUnit.NANOSECONDS.convert(limit.dividedBy(4));
        if (quarter <= 0) {
            throw new IllegalArgumentException("a silence of " + limit + " is no limit");
        }
        Future<?> watch =
                timer.scheduleWithFixedDelay(new SilenceWatch(limit, nudge), quarter, quarter, TimeUnit.NANOSECONDS);
        closed.whenComplete((end, reason) -> watch.cancel(false));
    }

    /** Looks from time to time. One look at the clock for each read costs less than a timer that each read starts anew. */
    private final class SilenceWatch implements Runnable {

        private final Duration limit;
        private final Runnable nudge;

        /** The silence in which the peer was asked, known by when it began. */
        private long asked = lastHeard - 1;

        SilenceWatch(Duration limit, Runnable nudge) {
            this.limit = limit;
            this.nudge = Objects.requireNonNull(nudge);
        }

        @Override
        public void run() {
            long began = lastHeard;
            Duration silence = silentFor();
            if (silence.compareTo(limit.dividedBy(2)) >= 0 && asked != began) {
                asked = began;
                ask();
            } else if (silence.compareTo(limit) >= 0) {
                close(new IdleTimeoutException("nothing came from " + peer + " for " + silence.toMillis() + " ms"));
            }
        }

        private void ask() {
            try {
                nudge.run();
            } catch (RuntimeException | Error e) {
                // A timer does not repeat what has thrown, and tells nobody: the watch would just have ended.
                close(e);
            }
        }
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
    // 4.9
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        // First, since null throws here: a connection must not be sealed and then left without a deadline.
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        boolean drained;
        synchronized (queue) {
            if (draining) {
                return closed();
            }
            sealed = true;
            draining = true;
            drained = queue.isEmpty();
        }
        closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        if (drained) {
            endOutput();
        } else {
            flush();
        }
        return closed();
    }

    private void closeAtDeadline(Duration deadline) {
        long left = queuedBytes();
        close(left == 0 ? null : new TimeoutException(left + " bytes could not be sent within " + deadline));
    }

    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            close(e);
            return;
        }
        CompletableFuture<Void> end = received != null ? received : receive(AsyncConnection::discard, message -> {});
        end.whenComplete((ended, failure) -> close());
    }

    private static ByteBuffer discard(ByteBuffer arrived) {
        arrived.position(arrived.limit());
        return null;
    }
}
