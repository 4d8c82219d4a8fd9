package workshop.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** In another style: the JDK's own futures, with a virtual thread that waits for each. */
public final class AsyncSockets {

    private AsyncSockets() {}

    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        return onVirtualThread(() -> {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
            try {
                channel.connect(address).get();
                return channel;
            } catch (Exception e) {
                channel.close();
                throw e;
            }
        });
    }

    public static CompletableFuture<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel listener) {
        return started(listener::accept);
    }

    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return started(() -> channel.read(into));
    }

    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        return started(() -> channel.write(from));
    }

    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return onVirtualThread(() -> {
            writeAll(channel, bytes);
            return null;
        });
    }

    static void writeAll(AsynchronousSocketChannel channel, ByteBuffer bytes)
            throws InterruptedException, ExecutionException {
        while (bytes.hasRemaining()) {
            channel.write(bytes).get();
        }
    }

    /** Starts the operation on the caller's thread, so that a second one finds it pending. */
    private static <T> CompletableFuture<T> started(Callable<Future<T>> operation) {
        Future<T> pending;
        try {
            pending = operation.call();
        } catch (Exception | Error e) {
            return CompletableFuture.failedFuture(e);
        }
        return onVirtualThread(pending::get);
    }

    static <T> CompletableFuture<T> onVirtualThread(Callable<T> action) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                T result = action.call();
                if (!future.complete(result) && result instanceof AsynchronousSocketChannel unwanted) {
                    // The caller has cancelled its future.
                    closeQuietly(unwanted);
                }
            } catch (ExecutionException e) {
                future.completeExceptionally(e.getCause());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    static void closeQuietly(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The channel is closed all the same.
        }
    }
}
