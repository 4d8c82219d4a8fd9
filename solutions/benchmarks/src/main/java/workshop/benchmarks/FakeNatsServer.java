package workshop.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import workshop.zerocopy.FileSender;

/**
 * Acts as a NATS server for one client: as a load generator, or as a sink. It sends bytes that were encoded
 * before, and so it sends faster than a real server could.
 */
final class FakeNatsServer implements AutoCloseable {

    private static final String INFO = "INFO {\"server_id\":\"benchmarks\",\"version\":\"2.9.10\",\"proto\":1,"
            + "\"headers\":true,\"max_payload\":1048576}\r\n";

    /**
     * The send buffer, in bytes. It is large enough for both sides to work at once, and small enough for the
     * processor's caches.
     */
    private static final int SEND_BUFFER = 256 * 1024;

    private final ServerSocketChannel listener;
    private final Thread thread;

    private FakeNatsServer(ServerSocketChannel listener, Conversation conversation) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("fake-nats-server").unstarted(() -> converse(conversation));
    }

    /** The exchange with a connected client. */
    @FunctionalInterface
    private interface Conversation {

        void with(SocketChannel client) throws IOException;
    }

    /** Starts a load generator. It waits until one client has subscribed, and then writes the block again and again. */
    static FakeNatsServer sending(Block block) throws IOException {
        return start(client -> {
            answerUntil("SUB ", client);
            write(block, client);
        });
    }

    /** Starts a sink. It waits for the PING of one client, and then reads all bytes and discards them. */
    static FakeNatsServer sink() throws IOException {
        return start(client -> {
            answerUntil("PING", client);
            ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
            while (client.read(buffer.clear()) >= 0) {
                // Nothing to do: the sender is measured.
            }
        });
    }

    private static FakeNatsServer start(Conversation conversation) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        FakeNatsServer server = new FakeNatsServer(
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), conversation);
        server.thread.start();
        return server;
    }

    /**
     * Writes a block again and again, until either side closes the channel. The block is sent as a file, as in step
     * 5. To copy the bytes into the kernel with each write would take the processor longer than a good consumer needs
     * to read and parse them.
     */
    static void write(Block block, SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        try (FileChannel file = block.file()) {
            while (true) {
                new FileSender(file).sendTo(channel);
            }
        }
    }

    private void converse(Conversation conversation) {
        try (SocketChannel client = listener.accept()) {
            client.write(ByteBuffer.wrap(INFO.getBytes(US_ASCII)));
            conversation.with(client);
        } catch (IOException e) {
            // Every run ends so: the contender's process was killed.
        }
    }

    private static void answerUntil(String command, SocketChannel client) throws IOException {
        String line = "";
        while (!line.startsWith(command)) {
            line = line(client);
            if (line.startsWith("PING")) {
                client.write(ByteBuffer.wrap("PONG\r\n".getBytes(US_ASCII)));
            }
        }
    }

    /** Reads byte by byte, so that the bytes after the line stay in the socket. */
    private static String line(SocketChannel client) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (line.indexOf("\n") < 0) {
            if (client.read(one.clear()) < 0) {
                throw new EOFException("the client closed the connection");
            }
            line.append((char) one.get(0));
        }
        return line.toString();
    }

    int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** Ends the exchange at any point. Call it when the contender has ended. */
    @Override
    public void close() throws IOException {
        listener.close();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
