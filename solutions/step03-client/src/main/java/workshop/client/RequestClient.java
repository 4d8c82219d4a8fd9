package workshop.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks, and gets answers, over one connection: many requests may be on their way at once, and their answers may come in
 * any order. The payload of every frame, there and back, is the request's id in 8 bytes, most significant first, and
 * then the body:
 *
 * <pre>
 *   +---------+------------------------+- - - - -
 *   | length  | id                     | body
 *   | 4 bytes | 8 bytes                | length - 8 bytes
 *   +---------+------------------------+- - - - -
 * </pre>
 *
 * <p>An answer carries the id of its request. That is all that finds its caller.
 *
 * <p>Safe for use by several threads. A thread of the client's own does nothing but read. What a caller hangs onto a
 * future with {@code thenApply} and its like may run on that thread, and no other answer is read until it returns.
 */
public final class RequestClient implements AutoCloseable {

    private static final int MAX_BODY_LENGTH = FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES;

    private final ByteChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;

    /** Who waits for an answer, by the id of the request. */
    private final Map<Long, CompletableFuture<byte[]>> pendingRequests = new ConcurrentHashMap<>();

    private final AtomicLong lastId = new AtomicLong();

    /**
     * Whoever writes holds the only permit. Not {@code synchronized}: before JDK 24 (JEP 491), a virtual thread that
     * waits inside it keeps its carrier from the others. Not a lock: only the thread that took a lock can give it back.
     */
    private final Semaphore writePermit = new Semaphore(1);

    private RequestClient(ByteChannel channel) {
        this.channel = channel;
        this.reader = new FrameReader(channel);
        this.writer = new FrameWriter(channel);
    }

    /**
     * Takes over a connection, and starts the thread that reads from it.
     *
     * @param channel a connection, such as a connected {@code SocketChannel} in blocking mode; from now on the client's
     *     own
     */
    public static RequestClient start(ByteChannel channel) {
        RequestClient client = new RequestClient(channel);
        Thread.ofVirtual().name("response-reader").start(client::readResponses);
        return client;
    }

    /**
     * Sends a request, and waits as long as the connection does not take it, but not for the answer.
     *
     * <p>An interrupt of the calling thread fails this request alone, with an {@link java.io.InterruptedIOException}, and
     * the thread stays interrupted. (The reference does so; the exercise does not ask for it.)
     *
     * @param body what to ask, sent as it is now
     * @return the body of the answer, when it comes. Every failure arrives here too: an {@link IOException} when the
     *     connection is broken, an {@link IllegalArgumentException} when the body is too long for a frame
     */
    // 3.6
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        // Before the request leaves, because its answer may be quicker than this thread.
        pendingRequests.put(id, responseFuture);
        // However it ends, by an answer, a failure, or a caller who has waited long enough: nobody waits any more.
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private void send(long id, byte[] body) throws InterruptedIOException {
        // The writer would refuse it as well, but not before it is copied.
        if (body.length > MAX_BODY_LENGTH) {
            throw new IllegalArgumentException(
                    "a body of " + body.length + " bytes is too long: the maximum is " + MAX_BODY_LENGTH);
        }
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body).flip();
        try {
            writePermit.acquire();
            // An interrupt of a thread that writes to a channel closes the channel, and all callers share this one. So
            // a thread of its own writes, which nobody interrupts.
            Thread.startVirtualThread(() -> write(payload)).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread was interrupted, and nobody knows whether the request left");
        }
    }

    private void write(ByteBuffer payload) {
        try {
            writer.write(payload);
        } catch (Throwable e) {
            // Part of the frame may have left: the other side would take the next one for the rest.
            connectionLost(new IOException("cannot send: " + e, e));
        } finally {
            writePermit.release();
        }
    }

    /**
     * What the client's own thread does: reads answers and hands each to whoever waits for it, until the connection
     * ends, and then calls {@link #connectionLost}. An answer that nobody waits for (any more) is ignored.
     */
    // 3.6
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the other side closed it"));
        } catch (Throwable e) {
            // Whatever it is, such as no memory for an answer: nobody reads any more, so nobody may wait any more.
            connectionLost(new IOException("cannot read: " + e, e));
        }
    }

    private void dispatch(byte[] payload) throws ProtocolException {
        // The bytes come from a stranger. An exception that nobody expects would end this thread, and leave all
        // callers waiting.
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("an answer of " + payload.length + " bytes is too short for an id");
        }
        CompletableFuture<byte[]> responseFuture =
                pendingRequests.get(ByteBuffer.wrap(payload).getLong());
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
    }

    /**
     * Sends a request as {@link #request(byte[])} does, and does not wait for its answer for ever. A request that timed
     * out is forgotten: the client keeps nothing of it, and its answer, should it still come, is ignored.
     *
     * @param body what to ask
     * @param timeout how long to wait for the answer, from the moment the request was sent; it may be without end, and
     *     where it is zero or negative, the request is sent and its time is up at once
     * @return as {@link #request(byte[])}; it fails with a {@link java.util.concurrent.TimeoutException} when no answer
     *     came in time
     */
    // 3.7
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        // Converted before the request is sent. It saturates, where toNanos would not take a timeout without end.
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        return request(body).orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /**
     * What to do when the connection has ended: close the channel, and let everybody who still waits know that no
     * answer will come. Whoever asks from now on fails too.
     *
     * @param cause why it ended; the message of each failure, an {@link IOException}, says so
     */
    // 3.7
    void connectionLost(IOException cause) {
        // The channel first: whoever asks after the callers were told finds it closed, and nobody is left waiting.
        try {
            channel.close();
        } catch (IOException e) {
            // An exception cannot suppress itself, should a channel throw the same one each time.
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(
                    new IOException("the connection is lost: " + cause.getMessage(), cause));
        }
    }

    /**
     * Closes the connection, and with it ends the thread that reads. Whoever still waits fails with an
     * {@link IOException}. Closing twice is harmless.
     */
    // 3.7
    @Override
    public void close() {
        // A read that waits on the channel ends with an exception when the channel is closed, and so does its thread.
        connectionLost(new IOException("this client was closed"));
    }
}
