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
 * A server for the race that speaks just enough NATS, and writes messages as fast as its client reads. They are encoded
 * beforehand, many in one write. It runs as a process of its own, so that neither its processor time nor its garbage is
 * counted as the consumers'.
 */
final class LoadGenerator {

    /** What {@link #main} prints when it listens, with the port behind it: a mark, since the JVM may print lines too. */
    static final String LISTENING = "feeder: listening on port ";

    private static final int BYTES_A_WRITE = 64 * 1024;

    private LoadGenerator() {}

    /**
     * Feeds one client after another, until the process that started it is gone.
     *
     * @param args an IP address, a port (0 lets the operating system choose), and how many bytes each payload has
     */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(LoadGenerator::endWithParent);
        InetSocketAddress address = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        ByteBuffer messages = messages(Integer.parseInt(args[2]));
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(address);
            System.out.println(LISTENING + listening.socket().getLocalPort());
            while (true) {
                feed(listening, messages);
            }
        } catch (IOException e) {
            System.err.println("Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                    + e.getMessage() + ". Another one: -Dport=40000");
            System.exit(1);
        }
    }

    /** The end of its input is how a child learns that its parent has ended, however that came about. */
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
        int count = Math.max(1, BYTES_A_WRITE / message.length);
        ByteBuffer messages = ByteBuffer.allocateDirect(count * message.length);
        while (messages.hasRemaining()) {
            messages.put(message);
        }
        return messages;
    }

    private static void feed(ServerSocketChannel listening, ByteBuffer messages) throws IOException {
        try (SocketChannel client = listening.accept()) {
            client.write(ByteBuffer.wrap("INFO {\"server_id\":\"race\"}\r\n".getBytes(US_ASCII)));
            awaitSubscription(client);
            while (true) {
                client.write(messages.rewind());
            }
        } catch (IOException e) {
            if (!listening.isOpen()) {
                throw e;
            }
            // Otherwise the client has had enough: the next one, please.
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
