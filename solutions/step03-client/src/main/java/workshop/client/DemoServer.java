package workshop.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
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
        int port = Integer.getInteger("port", 33333);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            tryFrames();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            explain(port);
            acceptForEver(listener);
        } catch (IOException e) {
            System.err.println("cannot listen on port " + port + ": " + e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not there yet. " + e.getMessage() + " → docs/step03-client.md");
            System.exit(1);
        }
    }

    /** Writes and reads nothing at all, so that an unsolved exercise shows now, and not when the first client comes. */
    private static void tryFrames() throws IOException {
        new FrameWriter(Channels.newChannel(OutputStream.nullOutputStream())).write(new byte[0]);
        new FrameReader(Channels.newChannel(InputStream.nullInputStream())).read();
    }

    private static void explain(int port) {
        System.out.printf("""
                Answering in capitals on 127.0.0.1:%1$d. Talk to it from another terminal:
                  mvn -q compile exec:exec -pl step03-client%2$s

                Ctrl-C ends it, and its clients will notice.
                """, port, port == 33333 ? "" : " -Dport=" + port);
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
