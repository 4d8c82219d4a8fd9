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
 * Sends requests and receives their responses over one connection. Many requests may be in flight at once, and their
 * responses may arrive in any order (request multiplexing). Requests and responses are frames of the same form. The
 * payload begins with a correlation id of 8 bytes. The server only repeats it, so any 8 bytes will do that are different
 * for each request. The body follows:
 *
 * <pre>
 *   +---------+------------------------+- - - - -
 *   | length  | id                     | body
 *   | 4 bytes | 8 bytes                | length - 8 bytes
 *   +---------+------------------------+- - - - -
 * </pre>
 *
 * <p>A response carries the id of its request. The client finds the caller by this id alone.
 *
 * <p>Thread-safe. The client has a thread of its own, which only reads responses. A function that a caller adds to a
 * future with {@code thenApply} or a similar method may run on that thread. Until the function returns, the client reads
 * no other response. If it leaves the thread interrupted, the connection ends. If memory is too short even for an
 * exception, a request may stay pending until its timeout.
 */
public final class RequestClient implements AutoCloseable {

    private final ByteChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;

    /** The futures of the requests in flight, by the correlation id. */
    private final Map<Long, CompletableFuture<byte[]>> pendingRequests = new ConcurrentHashMap<>();

    private final AtomicLong lastId = new AtomicLong();

    /**
     * The only permit belongs to the thread that writes a frame. This is not {@code synchronized}: before JDK 24 (JEP
     * 491), a virtual thread that waits inside {@code synchronized} pins its carrier thread, so no other virtual thread
     * can run there. It is not a lock either: only the thread that acquired a lock may release it.
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
     * @param channel a connection, such as a connected {@code SocketChannel} in blocking mode. From now on the client
     *     owns it. If this method throws, for example because no memory is left for a thread, the caller still owns it
     */
    public static RequestClient start(ByteChannel channel) {
        RequestClient client = new RequestClient(channel);
        Thread.ofVirtual().name("response-reader").start(client::readResponses);
        return client;
    }

    /**
     * Sends a request. The method waits until the connection has taken the request, but it does not wait for the
     * response.
     *
     * <p>An interrupt of the calling thread fails only this request, with an {@link java.io.InterruptedIOException}, and
     * the thread stays interrupted. (The reference solution does so; the exercise does not ask for it. Before JDK 24,
     * the call or a wait for its future may never end, if virtual threads make it inside {@code synchronized}, or wait
     * for a monitor that the caller holds. Each pins a carrier thread, and the threads that write and read need one.)
     *
     * @param body the body of the request; later changes of the array do not change the request
     * @return a future of the response's body. It completes exceptionally with an {@link IOException} if the connection
     *     is broken, and with an {@link IllegalArgumentException} if the body is too long for a frame. When it is complete,
     *     also because the caller has cancelled it, the client keeps nothing of the request
     */
    public CompletableFuture<byte[]> request(byte[] body) {
        throw new UnsupportedOperationException(
                "TODO 3.6: give the request an id, add its future to the pending requests, and send the frame");
    }

    /**
     * Runs on the client's own thread. It reads responses until the connection ends, and completes the future of each
     * response's request. Then it calls {@link #connectionLost}. It ignores a response whose request is not pending (any
     * more). A payload that is too short for an id ends the connection.
     */
    void readResponses() {
        throw new UnsupportedOperationException(
                "TODO 3.6: read frames, and complete the future of the id that each frame carries");
    }

    /**
     * Sends a request as {@link #request(byte[])} does, and limits the time to wait for its response. After a timeout
     * the client keeps nothing of the request, and ignores a late response.
     *
     * @param body the body of the request
     * @param timeout the maximum time to wait for the response, from the moment when the request was sent. It may be
     *     infinite. If it is zero or negative, the request is sent, and fails at once unless its response is there
     * @return as for {@link #request(byte[])}; the future fails with a {@link java.util.concurrent.TimeoutException} if
     *     no response arrived in time. With {@code orTimeout}, the functions of the future then run on a thread that all
     *     timeouts of the program share: none of them may wait, also not in {@code request}
     */
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        throw new UnsupportedOperationException("TODO 3.7: send the request, and fail its future after the timeout");
    }

    /**
     * Ends the connection: closes the channel, and completes all pending requests exceptionally. Later requests fail as
     * well.
     *
     * @param cause why the connection ended. Each pending request fails with an {@link IOException} whose message gives
     *     this reason
     */
    void connectionLost(IOException cause) {
        throw new UnsupportedOperationException("TODO 3.7: close the channel, and fail all pending requests");
    }

    /**
     * Closes the connection, which also ends the thread that reads. If the client has other threads, they end too. All
     * pending requests fail with an {@link IOException}. The method does not wait for another thread, so a function of a
     * future may call it too. It is idempotent.
     */
    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 3.7: close the connection, so that no request stays pending");
    }
}
