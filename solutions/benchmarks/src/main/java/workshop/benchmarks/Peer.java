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
 * The NATS server's part in the conversation with one client, in so far as the client needs it. It is no server: it knows
 * beforehand what it will say, and can therefore say it faster than any server could.
 */
final class Peer implements AutoCloseable {

    private static final String INFO = "INFO {\"server_id\":\"benchmarks\",\"version\":\"2.9.10\",\"proto\":1,"
            + "\"headers\":true,\"max_payload\":1048576}\r\n";

    /** So much may be on its way to the reader, in bytes: enough for both to work at once, and it stays in the caches. */
    private static final int SEND_BUFFER = 256 * 1024;

    private final ServerSocketChannel listener;
    private final Thread thread;

    private Peer(ServerSocketChannel listener, Conversation conversation) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("peer").unstarted(() -> converse(conversation));
    }

    /** Says what there is to say, once the client is connected. */
    @FunctionalInterface
    private interface Conversation {

        void with(SocketChannel client) throws IOException;
    }

    /** Greets one client, waits until it has subscribed, and then writes the block again and again. */
    static Peer feeding(Block block) throws IOException {
        return start(client -> {
            answerUntil("SUB ", client);
            write(block, client);
        });
    }

    /** Greets one client, waits until it has asked for an answer, and then reads whatever comes and drops it. */
    static Peer sink() throws IOException {
        return start(client -> {
            answerUntil("PING", client);
            ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
            while (client.read(buffer.clear()) >= 0) {
                // Nothing to do: what is measured is how fast it comes.
            }
        });
    }

    private static Peer start(Conversation conversation) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        Peer peer = new Peer(listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), conversation);
        peer.thread.start();
        return peer;
    }

    /**
     * Writes a block again and again, until the channel is closed by either side. As a file, and as step 5 sends files: to
     * copy the bytes into the kernel with each write would take the processor longer than a good consumer needs to read
     * and parse them.
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
            // That is how every run ends: the contender's process is gone.
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

    /** Byte by byte, so that nothing behind the line is taken. */
    private static String line(SocketChannel client) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (line.indexOf("\n") < 0) {
            if (client.read(one.clear()) < 0) {
                throw new EOFException("the client hung up");
            }
            line.append((char) one.get(0));
        }
        return line.toString();
    }

    int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** Ends the conversation, whatever it is at. To be called when the contender is gone. */
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
