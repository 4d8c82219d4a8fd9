package workshop.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The four operations of a socket as futures. Each returns at once; no thread waits for the network. A future is
 * completed on a thread of the channel's group, or on the caller's where the operation could not be started. What is
 * attached to it runs there too, or at once on the thread that attaches it to a future that is done. So it must not block:
 * it would hold up every other connection of that group.
 *
 * <p>A failure never flies out of one of these methods. It arrives in the future, so that callers have one place to
 * look at: what the system reports, and also what the JDK throws at once, such as
 * {@link java.nio.channels.ReadPendingException} for a second read while the first one waits.
 *
 * @see AsynchronousSocketChannel
 */
public final class AsyncSockets {

    /** As much as one write is given of a large buffer, in bytes. */
    private static final int PIECE = 128 * 1024;

    private AsyncSockets() {}

    /**
     * Opens a new socket and connects it.
     *
     * @param group whose threads will run the handlers of the new channel
     * @param address where somebody listens
     * @return the connected channel; it fails with {@link java.net.ConnectException} where nobody listens, and with
     *     {@link java.nio.channels.UnresolvedAddressException} where the host is unknown, and then no socket is left open
     */
    // 4.1
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        AsynchronousSocketChannel channel;
        try {
            channel = AsynchronousSocketChannel.open(group);
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        AsyncSockets.<Void>future(handler -> channel.connect(address, null, handler))
                .whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        connected.complete(channel);
                    } else {
                        // Nobody ever sees this channel, so nobody else could close it. The JDK does so where a connect
                        // is
                        // refused, but not where it throws at once.
                        closeQuietly(channel);
                        connected.completeExceptionally(failure);
                    }
                });
        return connected;
    }

    /** Runs an operation of the JDK with a handler that completes a future. */
    private static <T> CompletableFuture<T> future(Consumer<CompletionHandler<T, Void>> operation) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            operation.accept(new CompletionHandler<>() {
                @Override
                public void completed(T result, Void nothing) {
                    future.complete(result);
                }

                @Override
                public void failed(Throwable failure, Void nothing) {
                    future.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    private static void closeQuietly(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The connect failed, and that is what the caller is told.
        }
    }

    /**
     * Waits for the next client.
     *
     * @param listener a bound channel; one accept at a time
     * @return the channel of the next client, in the listener's group
     */
    // 4.1
    public static CompletableFuture<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel listener) {
        return future(handler -> listener.accept(null, handler));
    }

    /**
     * Reads what is there, as soon as something is there.
     *
     * @param channel a connected channel; one read at a time
     * @param into where the bytes go, at its position; not to be touched before the future is done
     * @return how many bytes were read, 1 to {@code into.remaining()}; 0 where {@code into} has no room; −1 at the end of
     *     the stream
     */
    // 4.1
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return future(handler -> channel.read(into, null, handler));
    }

    /**
     * Writes as much as the system takes, as soon as it takes something.
     *
     * @param channel a connected channel; one write at a time
     * @param from the bytes, from position to limit; not to be touched before the future is done
     * @return how many bytes were written, which may be less than remained
     */
    // 4.1
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        return future(handler -> channel.write(from, null, handler));
    }

    /**
     * Writes all that remains in the buffer, in as many writes as it takes.
     *
     * @param channel a connected channel; one write at a time, and this is one until it is done
     * @param bytes the bytes, from position to limit; not to be touched before the future is done
     * @return completed when the system has taken the last byte, or failed by the first write that fails
     */
    // 4.2
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        WriteFully writing = new WriteFully(channel, bytes);
        writing.next();
        return writing.done;
    }

    /**
     * One object for all the writes that a buffer takes. A chain of futures, a new one for each write, would do too, but
     * none of them could be forgotten before the last is done.
     */
    private static final class WriteFully implements CompletionHandler<Integer, Void> {

        private final AsynchronousSocketChannel channel;
        private final ByteBuffer bytes;
        private final int end;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        WriteFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
            this.channel = channel;
            this.bytes = bytes;
            this.end = bytes.limit();
        }

        void next() {
            // The JDK copies a heap buffer into a direct one before each write: all that remains, however little the
            // system takes. In pieces, that is 128 KiB at most: for a megabyte in 250 writes 30 MiB in place of 125.
            bytes.limit(bytes.position() + Math.min(end - bytes.position(), PIECE));
            try {
                channel.write(bytes, null, this);
            } catch (RuntimeException e) {
                failed(e, null);
            }
        }

        @Override
        public void completed(Integer count, Void nothing) {
            if (bytes.position() == end) {
                done.complete(null);
            } else {
                next();
            }
        }

        @Override
        public void failed(Throwable failure, Void nothing) {
            bytes.limit(end);
            done.completeExceptionally(failure);
        }
    }
}
