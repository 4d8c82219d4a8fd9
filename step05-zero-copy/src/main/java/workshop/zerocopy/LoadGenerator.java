package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The load generator of the race: a server that implements just enough of NATS, and writes messages as fast as its
 * client reads them. The messages are encoded in advance, and one write has many of them. It runs in a process of its
 * own. So its processor time and its garbage do not count as those of a consumer.
 */
final class LoadGenerator {

    /** The beginning of the line with the port, which {@link #main} prints. The JVM may print other lines. */
    static final String LISTENING = "load generator: listening on port ";

    private static final int BYTES_PER_WRITE = 64 * 1024;

    private LoadGenerator() {}

    /**
     * Serves one client after another, until the process that started it has ended.
     *
     * @param args an IP address, a port (0 lets the operating system choose), and the number of bytes in each payload
     */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(LoadGenerator::endWithParent);
        InetSocketAddress address = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        ByteBuffer messages = messages(Integer.parseInt(args[2]));
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(address);
            System.out.println(LISTENING + listening.socket().getLocalPort());
            while (true) {
                serve(listening, messages);
            }
        } catch (IOException e) {
            System.err.println("Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                    + e.getMessage() + ". Choose another port: ./workshop demo 5 --port 40000");
            System.exit(1);
        }
    }

    /** When the parent process ends, in whatever way, the standard input of this process ends too. */
    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.exit(0);
        }
    }

    private static ByteBuffer messages(int payload) {
        byte[] message = ("MSG race 1 " + payload + "\r\n" + "x".repeat(payload) + "\r\n").getBytes(US_ASCII);
        int count = Math.max(1, BYTES_PER_WRITE / message.length);
        ByteBuffer messages = ByteBuffer.allocateDirect(count * message.length);
        while (messages.hasRemaining()) {
            messages.put(message);
        }
        return messages;
    }

    private static void serve(ServerSocketChannel listening, ByteBuffer messages) throws IOException {
        try (SocketChannel client = listening.accept()) {
            client.write(ByteBuffer.wrap("INFO {\"server_id\":\"race\"}\r\n".getBytes(US_ASCII)));
            awaitSubscription(client);
            while (true) {
                messages.rewind();
                // A write may be partial, for example if this process is stopped for a moment, as by Ctrl-Z.
                while (messages.hasRemaining()) {
                    client.write(messages);
                }
            }
        } catch (IOException e) {
            if (!listening.isOpen()) {
                throw e;
            }
            // Otherwise the client has closed the connection. The next one can come.
        }
    }

    private static void awaitSubscription(SocketChannel client) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.socket().getInputStream(), US_ASCII));
        String line = lines.readLine();
        while (line != null && !line.startsWith("SUB ")) {
            line = lines.readLine();
        }
    }
}
