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

/** The server for {@link Demo}: its response is the body of the request in capitals. */
public final class DemoServer {

    private DemoServer() {}

    /**
     * Serves clients on loopback until Ctrl-C. The port is 33333 or the system property {@code port}. If there is no memory
     * for a client's thread, the server accepts no further clients; the server of step 2 goes on.
     */
    public static void main(String[] args) {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            InetSocketAddress address = DemoAddress.get(0);
            tryFrames();
            listenOn(address, listener);
            explain((InetSocketAddress) listener.getLocalAddress());
            acceptClients(listener);
        } catch (IOException | IllegalArgumentException | InterruptedException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not implemented yet. " + e.getMessage() + " → docs/step03-client.md\n"
                    + "The reference solution runs with: ./workshop demo 3 --server --solution");
            System.exit(1);
        }
    }

    /** Uses the writer and the reader once. If their exercises are unsolved, the server says so before it listens. */
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
                            + e.getMessage() + ". Choose another port: ./workshop demo 3 --server --port 40000",
                    e);
        }
    }

    private static void explain(InetSocketAddress address) {
        int port = address.getPort();
        System.out.printf(Locale.ROOT, """
                Listening on %1$s port %2$d. Each response is the request in capitals. Start the client in another
                terminal:
                  ./workshop demo 3%3$s

                Ctrl-C ends it. Its clients then lose their connections.
                """, DemoAddress.host(address), port, port == 33333 ? "" : " --port " + port);
    }

    private static void acceptClients(ServerSocketChannel listener) throws InterruptedException {
        while (true) {
            try {
                SocketChannel connection = listener.accept();
                // Not a virtual thread: for the first one that waits for bytes, the JDK opens descriptors of its
                // own, and there may be none.
                Thread.ofPlatform().start(() -> serve(connection));
            } catch (IOException e) {
                // For example "Too many open files". A later accept succeeds when other connections have ended.
                System.out.println("Cannot accept a client: " + e.getMessage() + ". Trying again in a second.");
                Thread.sleep(1000);
            }
        }
    }

    private static void serve(SocketChannel connection) {
        String client = "a client";
        try (connection) {
            client = connection.getRemoteAddress().toString();
            System.out.println(client + " connected");
            respondToAll(connection);
            System.out.println(client + " closed its connection");
        } catch (IOException | IllegalArgumentException e) {
            // The writer may refuse the response, because some texts need more bytes in capitals.
            System.out.println(client + ": connection closed: " + e.getMessage());
        }
    }

    private static void respondToAll(SocketChannel connection) throws IOException {
        FrameReader reader = new FrameReader(connection);
        FrameWriter writer = new FrameWriter(connection);
        Optional<byte[]> request = reader.read();
        while (request.isPresent()) {
            writer.write(responseTo(ByteBuffer.wrap(request.get())));
            request = reader.read();
        }
    }

    private static ByteBuffer responseTo(ByteBuffer request) throws ProtocolException {
        if (request.remaining() < Long.BYTES) {
            throw new ProtocolException("a request of " + request.remaining() + " bytes is too short for an id");
        }
        long id = request.getLong();
        String body = StandardCharsets.UTF_8.decode(request).toString();
        byte[] capitals = body.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + capitals.length)
                .putLong(id)
                .put(capitals)
                .flip();
    }
}
