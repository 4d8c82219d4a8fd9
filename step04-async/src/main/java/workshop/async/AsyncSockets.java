package workshop.async;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;

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

    private AsyncSockets() {}

    /**
     * Opens a new socket and connects it.
     *
     * @param group whose threads will run the handlers of the new channel
     * @param address where somebody listens
     * @return the connected channel; it fails with {@link java.net.ConnectException} where nobody listens, and with
     *     {@link java.nio.channels.UnresolvedAddressException} where the host is unknown, and then no socket is left open
     */
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        throw new UnsupportedOperationException(
                "TODO 4.1: open a channel, connect it with a handler that completes a future, and leak nothing");
    }

    /**
     * Waits for the next client.
     *
     * @param listener a bound channel; one accept at a time
     * @return the channel of the next client, in the listener's group
     */
    public static CompletableFuture<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel listener) {
        throw new UnsupportedOperationException("TODO 4.1: accept with a handler that completes a future");
    }

    /**
     * Reads what is there, as soon as something is there.
     *
     * @param channel a connected channel; one read at a time
     * @param into where the bytes go, at its position; not to be touched before the future is done
     * @return how many bytes were read, 1 to {@code into.remaining()}; 0 where {@code into} has no room; −1 at the end of
     *     the stream
     */
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        throw new UnsupportedOperationException("TODO 4.1: read with a handler that completes a future");
    }

    /**
     * Writes as much as the system takes, as soon as it takes something.
     *
     * @param channel a connected channel; one write at a time
     * @param from the bytes, from position to limit; not to be touched before the future is done
     * @return how many bytes were written, which may be less than remained
     */
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        throw new UnsupportedOperationException("TODO 4.1: write with a handler that completes a future");
    }

    /**
     * Writes all that remains in the buffer, in as many writes as it takes.
     *
     * @param channel a connected channel; one write at a time, and this is one until it is done
     * @param bytes the bytes, from position to limit; not to be touched before the future is done
     * @return completed when the system has taken the last byte, or failed by the first write that fails
     */
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        throw new UnsupportedOperationException("TODO 4.2: write again and again, until nothing remains");
    }
}
