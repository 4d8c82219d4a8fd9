package workshop.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import workshop.accept.EchoHandler;
import workshop.accept.Server;
import workshop.async.AsyncConnection;
import workshop.async.AsyncServer;
import workshop.async.ChatRoom;
import workshop.async.Frames;
import workshop.async.MessageHandler;

/** The reference solutions of step 2, and of step 4 in a group of one thread, as many as Netty's event loop has. */
final class ReferenceServers {

    /** In bytes. */
    private static final int MAX_PAYLOAD = 1024;

    private ReferenceServers() {}

    /** Step 2: a virtual thread for each connection. */
    static Running virtualThreadEcho() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.address(0), Loopback.BACKLOG);
        return Running.server(
                Server.start(listener, new EchoHandler(), Integer.MAX_VALUE).port());
    }

    /** Step 4: a connection with its read loop and its queue. */
    static Running asyncEcho() throws IOException {
        return start(connection -> connection.receive(ReferenceServers::readAvailable, new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                connection.enqueue(message);
            }

            @Override
            public void readComplete() {
                connection.flush();
            }
        }));
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

    /** Step 4: a chat room of frames. */
    static Running chatRoom() throws IOException {
        ChatRoom room = new ChatRoom();
        return start(connection -> room.relay(connection, new Frames(MAX_PAYLOAD)));
    }

    private static Running start(Consumer<AsyncConnection> serve) throws IOException {
        var group = AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
        var listener = AsynchronousServerSocketChannel.open(group).bind(Loopback.address(0), Loopback.BACKLOG);
        AsyncServer server = AsyncServer.start(listener, channel -> {
            try {
                serve.accept(new AsyncConnection(channel));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Running.server(server.port());
    }
}
