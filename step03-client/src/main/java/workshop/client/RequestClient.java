package workshop.client;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
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
    public CompletableFuture<byte[]> request(byte[] body) {
        throw new UnsupportedOperationException(
                "TODO 3.6: give the request an id, remember who waits for it, and send the frame");
    }

    /**
     * What the client's own thread does: reads answers and hands each to whoever waits for it, until the connection
     * ends, and then calls {@link #connectionLost}. An answer that nobody waits for (any more) is ignored.
     */
    void readResponses() {
        throw new UnsupportedOperationException(
                "TODO 3.6: read frames, and complete the future of the id that each one carries");
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
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        throw new UnsupportedOperationException("TODO 3.7: send the request, and fail its future when the time is up");
    }

    /**
     * What to do when the connection has ended: close the channel, and let everybody who still waits know that no
     * answer will come. Whoever asks from now on fails too.
     *
     * @param cause why it ended; the message of each failure, an {@link IOException}, says so
     */
    void connectionLost(IOException cause) {
        throw new UnsupportedOperationException("TODO 3.7: close the channel, and fail all futures that wait");
    }

    /**
     * Closes the connection, and with it ends the thread that reads. Whoever still waits fails with an
     * {@link IOException}. Closing twice is harmless.
     */
    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 3.7: close the connection, and leave nobody waiting");
    }
}
