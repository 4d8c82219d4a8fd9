package workshop.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.Nats;

/** Acts as a NATS server for one client, until the client has introduced itself. */
final class NatsPeer {

    private final ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.address(0));
    private final CompletableFuture<SocketChannel> client;

    /** @param last the client's command with which its introduction ends */
    NatsPeer(String last) throws IOException {
        client = CompletableFuture.supplyAsync(() -> introduce(last));
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** Returns the connection to the client. Waits until the client has introduced itself. */
    SocketChannel client() {
        return client.join();
    }

    private SocketChannel introduce(String last) {
        try {
            SocketChannel accepted = listener.accept();
            accepted.write(ByteBuffer.wrap(Nats.bytes(Nats.INFO)));
            for (String line = ""; !line.startsWith(last); ) {
                line = line(accepted);
                if (line.startsWith("PING")) {
                    accepted.write(ByteBuffer.wrap(Nats.bytes("PONG\r\n")));
                }
            }
            return accepted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
}
