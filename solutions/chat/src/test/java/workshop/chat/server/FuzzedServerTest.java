package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.chat.Peer.broadcast;
import static workshop.chat.Peer.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Peer;

@DisplayName("the chat server, among hostile clients")
class FuzzedServerTest {

    private static final int CLIENTS = 300;

    @Test
    @DisplayName("whatever they send, two others go on talking, and the log shows no fault of the server")
    void undisturbed() throws IOException {
        Limits limits = new Limits(
                50,
                Limits.DEFAULT.maxQueuedBytes(),
                1_000_000,
                seconds(60),
                seconds(30),
                Limits.DEFAULT.drainTimeout(),
                Limits.DEFAULT.stallTimeout(),
                Limits.DEFAULT.maxDelay());
        // Printed on failure, so that the same bytes can be sent again.
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Log log = new Log();
                ChatServer server =
                        ChatServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits, Bus.NONE);
                Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.called("bob", server.port())) {
            for (int i = 0; i < CLIENTS; i++) {
                attack(server.port(), random);
                ada.send(chat("message " + i));
                assertThat(nextOf("ada", bob)).as("seed " + seed).isEqualTo(broadcast("ada", "message " + i));
            }
            assertThat(log.lines()).as("seed " + seed).noneMatch(line -> line.contains("fault"));
        }
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** Sends random bytes, or nearly a message, and closes at once, gracefully or with a reset. */
    private static void attack(int port, Random random) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] bytes = HexFormat.of().parseHex(chat("I am hostile").repeat(1 + random.nextInt(3)));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            socket.getOutputStream().write(bytes, 0, random.nextInt(bytes.length + 1));
            socket.setSoLinger(random.nextBoolean(), 0);
        } catch (IOException e) {
            // The server has closed first.
        }
    }

    /** The next message from this guest. Some messages of hostile clients are valid, and are skipped here. */
    private static String nextOf(String nickname, Peer peer) throws IOException {
        String prefix = broadcast(nickname, "").substring(8, 24);
        String next = peer.receive();
        while (!next.startsWith(prefix, 8)) {
            next = peer.receive();
        }
        return next;
    }
}
