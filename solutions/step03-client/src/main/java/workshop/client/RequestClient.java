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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

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

    /** Why the connection ended. Later causes only follow: closing the channel makes its reads and writes fail. */
    private final AtomicReference<Throwable> firstCause = new AtomicReference<>();

    /** The threads that are failing the pending requests. */
    private final Set<Thread> failingThreads = ConcurrentHashMap.newKeySet();

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
    // 3.6
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        // Register the future before the request is sent: the response may arrive before send returns.
        pendingRequests.put(id, responseFuture);
        // A response, a failure or a timeout completes the future. Then the request is not pending any more.
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private void send(long id, byte[] body, CompletableFuture<byte[]> responseFuture) throws InterruptedIOException {
        int maximum = FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH - Long.BYTES;
        // Check the length before the body is copied. The writer checks the length too, but only after that.
        if (body.length > maximum) {
            throw new IllegalArgumentException(
                    "a body of " + body.length + " bytes is too long: the maximum is " + maximum);
        }
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body).flip();
        try {
            writePermit.acquire();
            startToWrite(payload, responseFuture).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread was interrupted; it is unknown whether the request was sent");
        }
    }

    /** An interrupt of a thread that writes closes the channel for all callers. Nobody interrupts the new thread. */
    private Thread startToWrite(ByteBuffer payload, CompletableFuture<byte[]> responseFuture) {
        try {
            return Thread.startVirtualThread(() -> write(payload, responseFuture));
        } catch (Throwable e) {
            // For example an OutOfMemoryError. The new thread did not start, so it does not release the permit.
            writePermit.release();
            throw e;
        }
    }

    private void write(ByteBuffer payload, CompletableFuture<byte[]> responseFuture) {
        try {
            writer.write(payload);
        } catch (Throwable e) {
            // Part of the frame may have been sent. The peer would read the next frame as the rest of this one.
            closeChannel(e);
            // The thread that reads fails the other requests: a function that a caller added may wait for this thread.
            responseFuture.completeExceptionally(new IOException("the connection is lost: cannot send: " + e, e));
        } finally {
            writePermit.release();
        }
    }

    /**
     * Runs on the client's own thread. It reads responses until the connection ends, and completes the future of each
     * response's request. Then it calls {@link #connectionLost}. It ignores a response whose request is not pending (any
     * more). A payload that is too short for an id ends the connection.
     */
    // 3.6
    void readResponses() {
        try {
            for (Optional<byte[]> response = reader.read(); response.isPresent(); response = reader.read()) {
                dispatch(response.get());
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(e);
        } catch (Throwable e) {
            // For example an OutOfMemoryError. Close the channel first: there may be no memory for another exception.
            closeChannel(e);
            connectionLost(new IOException(e));
        }
    }

    private void dispatch(byte[] payload) throws ProtocolException {
        if (payload.length < Long.BYTES) {
            throw new ProtocolException("a response of " + payload.length + " bytes is too short for an id");
        }
        long id = ByteBuffer.wrap(payload).getLong();
        CompletableFuture<byte[]> responseFuture = pendingRequests.get(id);
        if (responseFuture != null) {
            responseFuture.complete(Arrays.copyOfRange(payload, Long.BYTES, payload.length));
        }
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
    // 3.7
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        // Convert the timeout first: if it is null, no request is sent. If it is infinite, toNanos would throw.
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        return request(body).orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /**
     * Ends the connection: closes the channel, and completes all pending requests exceptionally. Later requests fail as
     * well.
     *
     * @param cause why the connection ended. Each pending request fails with an {@link IOException} whose message gives
     *     this reason
     */
    // 3.7
    void connectionLost(IOException cause) {
        // Close the channel first: a request that is sent during the loop or later finds the channel closed, and fails.
        closeChannel(cause);
        Throwable reason = firstCause.get();
        // A function of a failed request may call close. A thousand loops inside each other would overflow the stack.
        if (failingThreads.add(Thread.currentThread())) {
            try {
                for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
                    pending.completeExceptionally(new IOException("the connection is lost: " + reason, reason));
                }
            } finally {
                failingThreads.remove(Thread.currentThread());
            }
        }
    }

    private void closeChannel(Throwable cause) {
        firstCause.compareAndSet(null, cause);
        try {
            channel.close();
        } catch (Throwable e) {
            // A new exception, since an exception cannot suppress itself.
            cause.addSuppressed(new IOException(e));
        }
    }

    /**
     * Closes the connection, which also ends the thread that reads. If the client has other threads, they end too. All
     * pending requests fail with an {@link IOException}. The method does not wait for another thread, so a function of a
     * future may call it too. It is idempotent.
     */
    // 3.7
    @Override
    public void close() {
        // If a thread is blocked in a read when the channel is closed, the read throws, and so the thread ends.
        connectionLost(new IOException("this client was closed"));
    }
}
