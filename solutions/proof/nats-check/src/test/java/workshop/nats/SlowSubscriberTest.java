package workshop.nats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A nats-server and a subscriber that does not read, as docs/step05-zero-copy.md says in 5.9")
@Timeout(60)
class SlowSubscriberTest {

    private static final int MESSAGES = 40;
    private static final int PAYLOAD = 1_000_000;

    @Test
    @DisplayName("the server takes what is published, buffers for a while, closes the connection, and drops the rest")
    void cutOff(@TempDir Path folder) throws IOException {
        assumeThat(NatsServer.named())
                .as("NATS_URL, since the test starts a server of its own with other options")
                .isNull();
        // By default 64 MiB and 10 s.
        Path options = Files.writeString(folder.resolve("nats.conf"), "max_pending: 2000000, write_deadline: \"1s\"");
        try (NatsServer server = NatsServer.start("--config", options.toString());
                Socket subscriber = connect(server, "SUB news 1\r\n");
                Socket publisher = connect(server, "")) {
            for (int i = 0; i < MESSAGES; i++) {
                send(publisher, "PUB news " + PAYLOAD + "\r\n" + "x".repeat(PAYLOAD) + "\r\n");
            }
            awaitPong(publisher);

            assertThat(bytesUntilTheEnd(subscriber))
                    .as("bytes that the subscriber got of the %d that were published", MESSAGES * PAYLOAD)
                    .isLessThan(MESSAGES * PAYLOAD);
        }
    }

    private static Socket connect(NatsServer server, String operations) throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        send(socket, "CONNECT {\"verbose\":false}\r\n" + operations);
        awaitPong(socket);
        return socket;
    }

    private static void send(Socket socket, String operations) throws IOException {
        socket.getOutputStream().write(operations.getBytes(US_ASCII));
    }

    /** Asks whether the server has seen all that was sent to it, and waits for the answer. */
    private static void awaitPong(Socket socket) throws IOException {
        send(socket, "PING\r\n");
        BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        for (String line = lines.readLine(); !"PONG".equals(line); line = lines.readLine()) {
            assertThat(line).as("a line from the server before PONG").isNotNull();
        }
    }

    /** The server may end the connection by a reset. */
    private static long bytesUntilTheEnd(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[64 * 1024];
        long sum = 0;
        try {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                sum += count;
            }
        } catch (SocketException e) {
            return sum;
        }
        return sum;
    }
}
