package workshop.benchmarks.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import workshop.async.AsyncConnection;
import workshop.async.AsyncServer;
import workshop.async.MessageHandler;

/** The reference solution of step 4: a connection with its read loop and its queue, on asynchronous channels. */
final class AsyncEcho implements Contender {

    private final int port;

    AsyncEcho() throws IOException {
        port = AsyncServer.start(AsyncListener.open(), AsyncEcho::serve).port();
    }

    private static void serve(AsynchronousSocketChannel channel) {
        try {
            AsyncConnection connection = new AsyncConnection(channel);
            connection.receive(AsyncEcho::readAvailable, echoTo(connection));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all bytes of one read as a message. */
    private static ByteBuffer readAvailable(ByteBuffer arrived) {
        if (!arrived.hasRemaining()) {
            return null;
        }
        byte[] message = new byte[arrived.remaining()];
        arrived.get(message);
        return ByteBuffer.wrap(message);
    }

    private static MessageHandler echoTo(AsyncConnection connection) {
        return new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                connection.enqueue(message);
            }

            @Override
            public void readComplete() {
                connection.flush();
            }
        };
    }

    @Override
    public int port() {
        return port;
    }
}
