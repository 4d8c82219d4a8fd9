package workshop.async;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;

/**
 * The operations of asynchronous channels as futures. Each method returns at once, and no thread waits for the network.
 *
 * <p>A future is completed on a thread of the channel's group. If the operation could not be started, it is completed
 * on the caller's thread. A dependent action of the future runs on the thread that completes the future, or at once on
 * the thread that attaches it to a completed future. A dependent action must not block: it would delay all other
 * connections of the group.
 *
 * <p>These methods throw no exception for a failed operation. The future completes exceptionally instead, so that a
 * caller handles all failures in one place. This includes what an operation throws at once: an exception, such as
 * {@link java.nio.channels.ReadPendingException} for a second read while the first one is pending, or an {@code Error}.
 *
 * <p>To cancel a future, or to set a time limit for it, does not stop its operation, which still uses its buffer.
 *
 * <p>Thread-safe. A channel allows one pending read and one pending write.
 *
 * @see AsynchronousSocketChannel
 */
public final class AsyncSockets {

    private AsyncSockets() {}

    /**
     * Opens a new socket and connects it. To a port of this host on which nobody listens, TCP may rarely connect it to
     * itself (RFC 9293, section 3.5): the local address is then the remote address.
     *
     * @param group the threads that will run the handlers of the new channel
     * @param address the address of a listener
     * @return the future of the connected channel. It fails with {@link java.net.ConnectException} if the connection is
     *     refused, and with {@link java.nio.channels.UnresolvedAddressException} if the address is not resolved: no name
     *     is looked up here, since that blocks. A connect that fails leaves no socket open. Neither does a connect that
     *     succeeds after the caller has cancelled the future, or after the future has timed out
     */
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        throw new UnsupportedOperationException(
                "TODO 4.1: open a channel, connect it with a handler that completes a future, and leak nothing");
    }

    /**
     * Accepts the next client. Do not cancel the future, and set no time limit for it: the accept would go on, and
     * nobody would close its client.
     *
     * @param listener a bound channel; it allows one pending accept
     * @return the future of the client's channel, which belongs to the listener's group
     */
    public static CompletableFuture<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel listener) {
        throw new UnsupportedOperationException("TODO 4.1: accept with a handler that completes a future");
    }

    /**
     * Reads the bytes that are available, or the next ones that arrive.
     *
     * @param channel a connected channel; it allows one pending read
     * @param into the buffer for the bytes, from its position on; the caller must not use it before the future is
     *     completed
     * @return the future of the number of bytes: 1 to {@code into.remaining()}; 0 if {@code into} has no free space; −1
     *     at the end of the stream
     */
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        throw new UnsupportedOperationException("TODO 4.1: read with a handler that completes a future");
    }

    /**
     * Writes as many bytes as the system takes in one write.
     *
     * @param channel a connected channel; it allows one pending write
     * @param from the bytes, from position to limit; the caller must not use the buffer before the future is completed.
     *     Then its position is behind the bytes that were written, and its limit is what it was
     * @return the future of the number of bytes written, which may be fewer than remained
     */
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        throw new UnsupportedOperationException("TODO 4.1: write with a handler that completes a future");
    }

    /**
     * Writes all remaining bytes of a buffer, in as many writes as are needed.
     *
     * @param channel a connected channel; it allows no other write before the future is completed
     * @param bytes the bytes, from position to limit; the caller must not use the buffer before the future is completed.
     *     Then its limit is what it was, also if a write has failed
     * @return a future that is completed when the system has taken the last byte. It fails with the first write that
     *     fails. If the caller cancels it, the write goes on. In both cases, the channel stays open
     */
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        throw new UnsupportedOperationException("TODO 4.2: write again and again, until nothing remains");
    }
}
