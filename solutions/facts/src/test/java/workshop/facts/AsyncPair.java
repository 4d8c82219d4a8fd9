package workshop.facts;

import java.io.IOException;
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

/** A connection on loopback. One end is an asynchronous channel, the other is the peer's, which blocks. */
record AsyncPair(AsynchronousSocketChannel channel, SocketChannel peer) implements AutoCloseable {

    /** Connects; the asynchronous channel is in the group. Null is the default group. */
    static AsyncPair open(AsynchronousChannelGroup group) throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
            channel.connect(listener.getLocalAddress()).get();
            return new AsyncPair(channel, listener.accept());
        }
    }

    /** Lets the peer send text. */
    void send(String text) throws IOException {
        peer.write(ByteBuffer.wrap(text.getBytes()));
    }

    /**
     * Writes until a write stays pending for half a second, because the peer does not read. Returns the number of
     * bytes that the system accepted before it.
     */
    long fill() throws Exception {
        long accepted = 0;
        while (true) {
            Future<Integer> write = channel.write(ByteBuffer.allocateDirect(64 * 1024));
            try {
                accepted += write.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return accepted;
            }
        }
    }

    /**
     * Lets the peer read until the stream ends or the connection is reset. Returns the number of bytes that it read.
     */
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

    /** Returns a handler that passes a result, or a failure as a {@link Throwable}, to the same consumer. */
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

    /** Returns the cause of a future's failure. */
    static Throwable failureOf(Future<?> future) throws InterruptedException {
        try {
            throw new AssertionError("a result in place of a failure: " + future.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
