package workshop.facts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A connection on loopback: one end is asynchronous, the other is the peer's, which blocks. */
record AsyncPair(AsynchronousSocketChannel channel, SocketChannel peer) implements AutoCloseable {

    /** In the group; null is the default group. */
    static AsyncPair open(AsynchronousChannelGroup group) throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(loopback())) {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
            channel.connect(listener.getLocalAddress()).get();
            return new AsyncPair(channel, listener.accept());
        }
    }

    static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** The peer sends bytes. */
    void say(String text) throws IOException {
        peer.write(ByteBuffer.wrap(text.getBytes()));
    }

    /** Writes until a write stays pending for half a second, as the peer does not read; returns what was taken before it. */
    long fill() throws Exception {
        long taken = 0;
        while (true) {
            Future<Integer> write = channel.write(ByteBuffer.allocateDirect(64 * 1024));
            try {
                taken += write.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return taken;
            }
        }
    }

    /** Reads at the peer until the stream ends, or the connection is reset; returns how many bytes there were. */
    long readAll() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        long bytes = 0;
        try {
            for (int count = peer.read(buffer); count >= 0; count = peer.read(buffer.clear())) {
                bytes += count;
            }
        } catch (IOException reset) {
            return bytes;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        peer.close();
    }

    /** A handler that does the same with a result and, as a {@link Throwable}, with a failure. */
    static <T> CompletionHandler<T, Void> then(Consumer<Object> next) {
        return new CompletionHandler<>() {
            @Override
            public void completed(T result, Void nothing) {
                next.accept(result);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                next.accept(failure);
            }
        };
    }

    /** What a future fails with. */
    static Throwable failureOf(Future<?> future) throws InterruptedException {
        try {
            throw new AssertionError("a result in place of a failure: " + future.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
