package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workshop.chat.Peer.ack;
import static workshop.chat.Peer.broadcast;
import static workshop.chat.Peer.chat;
import static workshop.chat.Peer.nak;
import static workshop.chat.Peer.setNickname;
import static workshop.chat.Peer.whoResponse;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.chat.Background;
import workshop.chat.Peer;

@DisplayName("the chat server, from outside")
class ChatServerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final String OTHER_ID = "ffeeddccbbaa99887766554433221100";

    private Log log;
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        log = new Log();
        server = ChatServer.start(ANY_PORT, Limits.DEFAULT, Bus.NONE);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        log.close();
    }

    private void restartWith(Limits limits) throws IOException {
        server.close();
        server = ChatServer.start(ANY_PORT, limits, Bus.NONE);
    }

    private void awaitLog(String line) {
        await("a line in the log: " + line)
                .untilAsserted(() -> assertThat(log.lines())
                        .anySatisfy(seen -> assertThat(seen).contains(line)));
    }

    @Test
    @DisplayName("whoever asks is told who is here, and nobody else is")
    void who() throws IOException {
        try (Peer ada = Peer.called("ada", server.port());
                Peer nameless = Peer.inRoom(server.port())) {
            ada.send("00000014 000003e8 " + ID);
            ada.expect(whoResponse(ID, "here: ada, 1 without a nickname"));
            ada.send(chat("hi"));
            nameless.expect(broadcast("ada", "hi"));
        }
    }

    @Test
    @DisplayName("one session, byte for byte")
    void session() throws IOException {
        try (Peer ada = Peer.inRoom(server.port());
                Peer bob = Peer.inRoom(server.port())) {
            // Without a nickname, others see the address.
            bob.send("00000008 00000000 0002 6869");
            ada.expect(broadcast(bob.address(), "hi"));
            // A nickname that is free, and one that is not.
            ada.send("00000018 00000003 " + ID + " 03 616461");
            ada.expect("00000014 00000004 " + ID);
            bob.send("00000018 00000003 " + OTHER_ID + " 03 616461");
            bob.expect(nak(OTHER_ID, "somebody else is called ada"));
            // From now on, others see the nickname, and the speaker hears nothing of it.
            ada.send("0000000c 00000000 0006 68c3a96c6c6f");
            bob.expect("00000010 00000001 03 616461 0006 68c3a96c6c6f");
            bob.send("00000008 00000000 0002 6869");
            ada.expect(broadcast(bob.address(), "hi"));
        }
    }

    @Test
    @DisplayName("keepalives, unknown types and what is for clients only are ignored")
    void ignored() throws IOException {
        try (Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.inRoom(server.port())) {
            ada.send("00000004 00000002");
            ada.send("00000008 0000002a 01020304");
            ada.send(ack(ID));
            ada.send(nak(ID, "no"));
            ada.send(broadcast("bob", "I am not bob"));
            ada.send(chat("still here"));
            bob.expect(broadcast("ada", "still here"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ffffffff,                       bad frame length -1",
        "00010001,                       bad frame length 65537",
        "00000000,                       a message type of 4 bytes",
        "00000003 000000,                a message type of 4 bytes",
        "00000007 00000000 0002 68,      a string of 2 bytes",
        "00000008 00000000 0001 6869,    1 byte behind the last field",
        "00000008 00000000 0002 c328,    a string of 2 bytes is not UTF-8",
        "00000005 00000002 00,           1 byte behind the last field",
        "00000008 00000003 00112233,     a GUID of 16 bytes",
    })
    @DisplayName("whoever breaks the protocol is cut off, with a reason in the log, and nobody else notices")
    void breach(String bytes, String reason) throws IOException {
        try (Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.called("bob", server.port());
                Peer eve = Peer.called("eve", server.port())) {
            eve.send(chat("before"));
            eve.send(bytes);
            eve.expectEnd();
            awaitLog("is cut off: " + reason);
            bob.expect(broadcast("eve", "before"));
            ada.expect(broadcast("eve", "before"));
            ada.send(chat("after"));
            bob.expect(broadcast("ada", "after"));
        }
    }

    @Test
    @DisplayName("a frame that never becomes complete costs its sender no more than the connection")
    void halfAFrame() throws IOException {
        try (Peer ada = Peer.inRoom(server.port())) {
            ada.send("00000008 00000000 00");
            ada.endOutput();
            ada.expectEnd();
            awaitLog("was lost: the stream ended inside a message");
        }
    }

    @Test
    @DisplayName("one who ends only the own half still hears what is on its way, and then the end")
    void halfClose() throws IOException {
        try (Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.inRoom(server.port())) {
            ada.send(chat("last words"));
            ada.send(setNickname(ID, "ADA"));
            ada.endOutput();
            ada.expect(ack(ID));
            ada.expectEnd();
            bob.expect(broadcast("ada", "last words"));
        }
    }

    @Test
    @DisplayName("a nickname is free again when its owner has left, or has another one")
    void nicknameFreed() throws IOException {
        try (Peer bob = Peer.inRoom(server.port())) {
            try (Peer ada = Peer.called("ada", server.port())) {
                ada.send(setNickname(ID, "lovelace"));
                ada.expect(ack(ID));
                bob.send(setNickname(OTHER_ID, "ada"));
                bob.expect(ack(OTHER_ID));
            }
            bob.expectNews("lovelace has left");
            bob.send(setNickname(OTHER_ID, "lovelace"));
            bob.expect(ack(OTHER_ID));
        }
    }

    @Test
    @DisplayName("keepalives come from the server too")
    void keepalive() throws IOException {
        restartWith(limits(10, Limits.DEFAULT.maxQueuedBytes(), Duration.ofSeconds(30), Duration.ofMillis(50)));
        try (Peer ada = Peer.of(server.port())) {
            ada.expectKeepalive();
            ada.expectKeepalive();
        }
    }

    @Test
    @DisplayName("whoever is silent is cut off, and whoever sends keepalives is not")
    void silence() throws Exception {
        restartWith(limits(10, Limits.DEFAULT.maxQueuedBytes(), Duration.ofSeconds(4), Duration.ofSeconds(5)));
        try (Peer silent = Peer.called("silent", server.port());
                Peer alive = Peer.called("alive", server.port())) {
            CompletableFuture<Void> ended = Background.start(silent::expectEnd);
            await("the silent one to be cut off")
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        alive.send("00000004 00000002");
                        return ended.isDone();
                    });
            ended.get(0, TimeUnit.SECONDS);
            awaitLog("silent (" + silent.address() + ") is cut off: no complete message came for 4000 ms");
            alive.send(setNickname(ID, "still alive"));
            alive.expect(ack(ID));
        }
    }

    @Test
    @DisplayName("whoever sends too much is told so and sent away, and the others get the burst that was allowed")
    void flooding() throws IOException {
        try (Peer ada = Peer.inRoom(server.port());
                Peer eve = Peer.called("eve", server.port())) {
            int sent = 10 * Limits.DEFAULT.messagesPerSecond() * TokenBucket.BURST_SECONDS;
            eve.send(chat("spam").repeat(sent));
            eve.expect(broadcast("server", "too many messages: 20 a second are allowed in the long run"));
            eve.endOutput();
            eve.expectEnd();
            awaitLog("is sent away: too many messages");
            ada.send(setNickname(ID, "ada"));
            int heard = 0;
            for (String next = ada.receive(); !next.equals(ack(ID)); next = ada.receive()) {
                assertThat(next).isEqualTo(broadcast("eve", "spam"));
                heard++;
            }
            assertThat(heard).as("messages of the burst").isBetween(90, sent / 2);
        }
    }

    @Test
    @DisplayName("when the server is full, one more is told so; when somebody leaves, there is room again")
    void full() throws IOException {
        restartWith(limits(2, Limits.DEFAULT.maxQueuedBytes(), Duration.ofSeconds(30), Duration.ofSeconds(5)));
        try (Peer ada = Peer.called("ada", server.port())) {
            try (Peer bob = Peer.called("bob", server.port());
                    Peer eve = Peer.of(server.port())) {
                eve.expect(broadcast("server", "the server is full: 2 are here"));
                eve.endOutput();
                eve.expectEnd();
                awaitLog("is turned away: the server is full");
                bob.send(chat("hello"));
                ada.expect(broadcast("bob", "hello"));
            }
            await("two have left").until(() -> server.connections() == 1);
            Peer.called("carl", server.port()).close();
        }
    }

    @Test
    @DisplayName("one is one: where there is a single seat, and a single message a second")
    void singular() throws IOException {
        restartWith(new Limits(
                1,
                Limits.DEFAULT.maxQueuedBytes(),
                1,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Limits.DEFAULT.drainTimeout()));
        try (Peer ada = Peer.inRoom(server.port());
                Peer eve = Peer.of(server.port())) {
            eve.expect(broadcast("server", "the server is full: 1 is here"));
            ada.send(chat("spam").repeat(10));
            ada.expect(broadcast("server", "too many messages: 1 a second is allowed in the long run"));
        }
    }

    @Test
    @DisplayName("whoever is turned away takes no seat, however long it stays")
    void turnedAway() throws IOException {
        restartWith(new Limits(
                1,
                Limits.DEFAULT.maxQueuedBytes(),
                20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30)));
        Peer ada = Peer.inRoom(server.port());
        try (Peer eve = Peer.of(server.port())) {
            eve.expect(broadcast("server", "the server is full: 1 is here"));
            ada.close();
            await("one has left").until(() -> server.connections() == 1);
            Peer.called("bob", server.port()).close();
        }
    }

    @Test
    @DisplayName("whoever does not read is cut off when too much waits, and the others get everything in order")
    void slowConsumer() throws IOException {
        // Room for several messages: whoever reads is never full, however late the server hears that one was written.
        int queue = 4 * Limits.MIN_QUEUED_BYTES;
        restartWith(new Limits(
                10, queue, 100_000, Duration.ofSeconds(30), Duration.ofSeconds(5), Limits.DEFAULT.drainTimeout()));
        String long_ = "x".repeat(60_000);
        try (Peer slow = Peer.called("slow", server.port());
                Peer bob = Peer.inRoom(server.port());
                Peer ada = Peer.called("ada", server.port())) {
            int said = 0;
            while (log.lines().stream().noneMatch(line -> line.contains("slow consumer")) && said < 1000) {
                ada.send(chat(said + long_));
                bob.expect(broadcast("ada", said + long_));
                said++;
            }
            awaitLog("slow (" + slow.address() + ") is cut off: slow consumer: ");
            slow.expectEnd();
            ada.send(chat("and on"));
            bob.expect(broadcast("ada", "and on"));
        }
    }

    @Test
    @DisplayName("a reset in the middle of everything is somebody's leaving")
    void reset() throws IOException {
        try (Peer ada = Peer.inRoom(server.port())) {
            Peer eve = Peer.called("eve", server.port());
            eve.send(chat("bye"));
            ada.expect(broadcast("eve", "bye"));
            eve.reset();
            awaitLog("eve (127.0.0.1:");
            await("eve has left").until(() -> server.connections() == 1);
        }
    }

    @Test
    @DisplayName("when the server stops, everybody is told, gets all that waits, and nothing is left")
    void stopping() throws Exception {
        try (Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.called("bob", server.port())) {
            int port = server.port();
            ada.send(chat("last words"));
            bob.expect(broadcast("ada", "last words"));
            CompletableFuture<Void> stopped = Background.start(server::close);
            for (Peer peer : List.of(ada, bob)) {
                peer.expect(broadcast("server", "the server is stopping"));
                peer.endOutput();
                peer.expectEnd();
            }
            stopped.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> Peer.of(port)).isInstanceOf(IOException.class);
            await("the server's threads end")
                    .untilAsserted(() -> assertThat(threads()).isEmpty());
            awaitLog("stopped");
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("chat-"))
                .toList();
    }

    @Test
    @DisplayName("a server that stops does not wait for those who do not listen")
    void stoppingWithoutThem() throws IOException {
        restartWith(
                new Limits(10, 1024 * 1024, 20, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(100)));
        List<Peer> deaf = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            deaf.add(Peer.inRoom(server.port()));
        }
        server.close();
        await("the end of all connections").until(() -> server.connections() == 0);
        for (Peer peer : deaf) {
            peer.close();
        }
    }

    @Test
    @DisplayName("a taken port is a clear error")
    void taken() throws IOException {
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        assertThatThrownBy(() -> ChatServer.start(taken, Limits.DEFAULT, Bus.NONE))
                .isInstanceOf(BindException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1:" + server.port() + ": ");
    }

    @Test
    @DisplayName("limits that make no sense are refused, by name")
    void senselessLimits() {
        assertThatThrownBy(() -> limits(0, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("0 clients: it takes 1 or more");
        assertThatThrownBy(() -> limits(1, 65_539, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("65539 for the bytes that may wait: it takes 65540 or more");
        assertThatThrownBy(() -> limits(1, 100_000, Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessage("idle timeout of 0 s: it takes more than that");
        assertThatThrownBy(() -> limits(1, 100_000, ChronoUnit.FOREVER.getDuration(), Duration.ofSeconds(1)))
                .hasMessage("idle timeout of 9223372036854775807 s: it takes 86400 or less");
    }

    private static Limits limits(int clients, int queuedBytes, Duration silence, Duration keepalive) {
        return new Limits(
                clients,
                queuedBytes,
                Limits.DEFAULT.messagesPerSecond(),
                silence,
                keepalive,
                Limits.DEFAULT.drainTimeout());
    }
}
