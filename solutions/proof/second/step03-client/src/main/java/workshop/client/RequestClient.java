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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /** One thread for all timeouts of all clients. */
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "timeouts");
        thread.setDaemon(true);
        return thread;
    });

    private final ByteChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;

    /** Who waits for an answer, by the id of the request. */
    private final Map<Long, CompletableFuture<byte[]>> pendingRequests = new HashMap<>();

    private IOException end;
    private long nextId = 1;

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
        Thread thread = new Thread(client::readResponses, "response-reader");
        thread.setDaemon(true);
        thread.start();
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
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        final long id;
        synchronized (pendingRequests) {
            if (end != null) {
                return CompletableFuture.failedFuture(new IOException("not connected any more", end));
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
            forget(id);
            responseFuture.completeExceptionally(e);
        }
        responseFuture.whenComplete((bytes, failure) -> forget(id));
        return responseFuture;
    }

    private CompletableFuture<byte[]> forget(long id) {
        synchronized (pendingRequests) {
            return pendingRequests.remove(id);
        }
    }

    /**
     * What the client's own thread does: reads answers and hands each to whoever waits for it, until the connection
     * ends, and then calls {@link #connectionLost}. An answer that nobody waits for (any more) is ignored.
     */
    // 3.6
    void readResponses() {
        try {
            for (Optional<byte[]> frame = reader.read(); frame.isPresent(); frame = reader.read()) {
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.get()));
                CompletableFuture<byte[]> responseFuture = forget(in.readLong());
                if (responseFuture != null) {
                    responseFuture.complete(in.readAllBytes());
                }
            }
            connectionLost(new IOException("no more answers"));
        } catch (IOException e) {
            connectionLost(e);
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
        CompletableFuture<byte[]> responseFuture = request(body);
        ScheduledFuture<?> alarm = CLOCK.schedule(
                () -> responseFuture.completeExceptionally(new TimeoutException("no answer within " + timeout)),
                TimeUnit.NANOSECONDS.convert(timeout),
                TimeUnit.NANOSECONDS);
        responseFuture.whenComplete((bytes, failure) -> alarm.cancel(false));
        return responseFuture;
    }

    /**
     * What to do when the connection has ended: close the channel, and let everybody who still waits know that no
     * answer will come. Whoever asks from now on fails too.
     *
     * @param cause why it ended; the message of each failure, an {@link IOException}, says so
     */
    // 3.7
    void connectionLost(IOException cause) {
        List<CompletableFuture<byte[]>> callers;
        synchronized (pendingRequests) {
            if (end == null) {
                end = cause;
            }
            callers = new ArrayList<>(pendingRequests.values());
            pendingRequests.clear();
        }
        for (CompletableFuture<byte[]> responseFuture : callers) {
            responseFuture.completeExceptionally(new IOException("connection lost", cause));
        }
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
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
