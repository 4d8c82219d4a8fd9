package workshop.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Whom {@link Demo} talks to: a server that answers every request in capitals. */
public final class DemoServer {

    private DemoServer() {}

    /** Serves on loopback until Ctrl-C, on port 33333 or on the system property {@code port}. */
    public static void main(String[] args) {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            InetSocketAddress address = DemoAddress.get(0);
            tryFrames();
            listenOn(address, listener);
            explain((InetSocketAddress) listener.getLocalAddress());
            acceptForEver(listener);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not implemented yet. " + e.getMessage() + " → docs/step03-client.md");
            System.exit(1);
        }
    }

    /** Writes and reads nothing at all, so that an unsolved exercise shows now, and not when the first client comes. */
    private static void tryFrames() throws IOException {
        new FrameWriter(Channels.newChannel(OutputStream.nullOutputStream())).write(new byte[0]);
        new FrameReader(Channels.newChannel(InputStream.nullInputStream())).read();
    }

    private static void listenOn(InetSocketAddress address, ServerSocketChannel listener) throws IOException {
        try {
            listener.bind(address);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                            + e.getMessage() + ". Another one: -Dport=40000",
                    e);
        }
    }

    private static void explain(InetSocketAddress address) {
        int port = address.getPort();
        System.out.printf(Locale.ROOT, """
                Answering in capitals on %1$s port %2$d. Talk to it from another terminal:
                  mvn -q compile exec:exec -pl step03-client%3$s

                Ctrl-C ends it, and its clients will notice.
                """, DemoAddress.host(address), port, port == 33333 ? "" : " -Dport=" + port);
    }

    private static void acceptForEver(ServerSocketChannel listener) throws IOException {
        while (true) {
            SocketChannel connection = listener.accept();
            Thread.startVirtualThread(() -> serve(connection));
        }
    }

    private static void serve(SocketChannel connection) {
        String client = "a client";
        try (connection) {
            client = connection.getRemoteAddress().toString();
            System.out.println(client + " came");
            answerAll(connection);
            System.out.println(client + " left");
        } catch (IOException e) {
            System.out.println(client + " is gone: " + e.getMessage());
        }
    }

    private static void answerAll(SocketChannel connection) throws IOException {
        FrameReader requests = new FrameReader(connection);
        FrameWriter answers = new FrameWriter(connection);
        Optional<byte[]> request = requests.read();
        while (request.isPresent()) {
            answers.write(answer(ByteBuffer.wrap(request.get())));
            request = requests.read();
        }
    }

    private static ByteBuffer answer(ByteBuffer request) throws ProtocolException {
        if (request.remaining() < Long.BYTES) {
            throw new ProtocolException("a request of " + request.remaining() + " bytes is too short for an id");
        }
        long id = request.getLong();
        String question = StandardCharsets.UTF_8.decode(request).toString();
        byte[] capitals = question.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + capitals.length)
                .putLong(id)
                .put(capitals)
                .flip();
    }
}
