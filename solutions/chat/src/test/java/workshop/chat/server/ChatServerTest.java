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
    @DisplayName("a guest that asks who is here gets the response, and no other guest does")
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
            // A nickname that is free, and a nickname that is taken.
            ada.send("00000018 00000003 " + ID + " 03 616461");
            ada.expect("00000014 00000004 " + ID);
            bob.send("00000018 00000003 " + OTHER_ID + " 03 616461");
            bob.expect(nak(OTHER_ID, "somebody else is called ada"));
            // From now on, the others see the nickname. The speaker gets no copy.
            ada.send("0000000c 00000000 0006 68c3a96c6c6f");
            bob.expect("00000010 00000001 03 616461 0006 68c3a96c6c6f");
            bob.send("00000008 00000000 0002 6869");
            ada.expect(broadcast(bob.address(), "hi"));
        }
    }

    @Test
    @DisplayName("keepalives, messages of unknown types, and messages for clients are ignored")
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
    @DisplayName("a guest that breaks the protocol is cut off, with a reason in the log, and no other guest notices")
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
    @DisplayName("a guest whose last frame is incomplete loses only its connection")
    void halfAFrame() throws IOException {
        try (Peer ada = Peer.inRoom(server.port())) {
            ada.send("00000008 00000000 00");
            ada.endOutput();
            ada.expectEnd();
            awaitLog("was lost: the stream ended inside a message");
        }
    }

    @Test
    @DisplayName("a guest that ends its output still gets what is in flight, and then the end of the stream")
    void halfClose() throws IOException {
        try (Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.inRoom(server.port())) {
            ada.send(chat("the last text"));
            ada.send(setNickname(ID, "ADA"));
            ada.endOutput();
            ada.expect(ack(ID));
            ada.expectEnd();
            bob.expect(broadcast("ada", "the last text"));
        }
    }

    @Test
    @DisplayName("a nickname is free when its owner has left, or has another one")
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
    @DisplayName("the server sends keepalives too")
    void keepalive() throws IOException {
        restartWith(limits(10, Limits.DEFAULT.maxQueuedBytes(), Duration.ofSeconds(30), Duration.ofMillis(50)));
        try (Peer ada = Peer.of(server.port())) {
            ada.expectKeepalive();
            ada.expectKeepalive();
        }
    }

    @Test
    @DisplayName("an idle guest is cut off, and a guest that sends keepalives is not")
    void idle() throws Exception {
        restartWith(limits(10, Limits.DEFAULT.maxQueuedBytes(), Duration.ofSeconds(4), Duration.ofSeconds(5)));
        try (Peer idle = Peer.called("idle", server.port());
                Peer alive = Peer.called("alive", server.port())) {
            CompletableFuture<Void> ended = Background.start(idle::expectEnd);
            await("the idle guest to be cut off")
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        alive.send("00000004 00000002");
                        return ended.isDone();
                    });
            ended.get(0, TimeUnit.SECONDS);
            awaitLog("idle (" + idle.address() + ") is cut off: no complete message came for 4000 ms");
            alive.send(setNickname(ID, "still alive"));
            alive.expect(ack(ID));
        }
    }

    @Test
    @DisplayName("a guest that sends more than its rate allows is read more slowly, and the others get all its lines")
    void tooFast() throws IOException {
        restartWith(limits(10, Limits.DEFAULT.maxQueuedBytes(), 100, Duration.ofSeconds(30), Duration.ofSeconds(5)));
        try (Peer ada = Peer.inRoom(server.port());
                Peer pipe = Peer.called("pipe", server.port())) {
            int burst = 100 * TokenBucket.BURST_SECONDS;
            long start = System.nanoTime();
            for (int i = 0; i < burst + 150; i++) {
                pipe.send(chat("line " + i));
            }
            pipe.endOutput();
            for (int i = 0; i < burst + 150; i++) {
                ada.expect(broadcast("pipe", "line " + i));
            }
            assertThat(System.nanoTime() - start)
                    .as("nanoseconds for 150 lines above the burst, at 100 a second")
                    .isGreaterThan(1_400_000_000L);
            pipe.expectEnd();
            awaitLog("pipe (" + pipe.address() + ") has left");
        }
    }

    @Test
    @DisplayName("when the server is full, the next client is told; when a guest has left, there is a seat again")
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
    @DisplayName("a server with one seat says that one guest is here")
    void singular() throws IOException {
        restartWith(limits(1, Limits.DEFAULT.maxQueuedBytes(), 20, Duration.ofSeconds(30), Duration.ofSeconds(5)));
        try (Peer ada = Peer.inRoom(server.port());
                Peer eve = Peer.of(server.port())) {
            eve.expect(broadcast("server", "the server is full: 1 is here"));
            ada.send(chat("hello"));
        }
    }

    @Test
    @DisplayName("a client that is turned away takes no seat, however long it stays")
    void turnedAway() throws IOException {
        restartWith(new Limits(
                1,
                Limits.DEFAULT.maxQueuedBytes(),
                20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Limits.DEFAULT.stallTimeout(),
                Limits.DEFAULT.maxDelay()));
        Peer ada = Peer.inRoom(server.port());
        try (Peer eve = Peer.of(server.port())) {
            eve.expect(broadcast("server", "the server is full: 1 is here"));
            ada.close();
            await("one has left").until(() -> server.connections() == 1);
            Peer.called("bob", server.port()).close();
        }
    }

    @Test
    @DisplayName("a guest whose connection is reset has left")
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
    @DisplayName("when the server stops, all guests are told, get all that waits for them, and no thread is left")
    void stopping() throws Exception {
        try (Peer ada = Peer.called("ada", server.port());
                Peer bob = Peer.called("bob", server.port())) {
            int port = server.port();
            ada.send(chat("the last text"));
            bob.expect(broadcast("ada", "the last text"));
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
    @DisplayName("a server that stops does not wait for guests that do not read")
    void stoppingWithoutThem() throws IOException {
        restartWith(new Limits(
                10,
                1024 * 1024,
                20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Limits.DEFAULT.stallTimeout(),
                Limits.DEFAULT.maxDelay()));
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
    @DisplayName("a port in use is a clear error")
    void taken() throws IOException {
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        assertThatThrownBy(() -> ChatServer.start(taken, Limits.DEFAULT, Bus.NONE))
                .isInstanceOf(BindException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1:" + server.port() + ": ");
    }

    @Test
    @DisplayName("a host name that could not be resolved is a clear error")
    void unresolved() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("host.invalid", 33333);
        assertThatThrownBy(() -> ChatServer.start(unresolved, Limits.DEFAULT, Bus.NONE))
                .isInstanceOf(BindException.class)
                .hasMessageStartingWith("cannot listen on host.invalid/<unresolved>:33333: ");
    }

    @Test
    @DisplayName("a server that cannot start leaves no thread and no socket open")
    void leavesNothing() throws IOException {
        int port = server.port();
        server.close();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        BusConnector failing = listener -> {
            throw new IllegalStateException("no bus");
        };
        assertThatThrownBy(() -> ChatServer.start(address, Limits.DEFAULT, failing))
                .hasMessage("no bus");
        await("the server's threads end")
                .untilAsserted(() -> assertThat(threads()).isEmpty());
        ChatServer.start(address, Limits.DEFAULT, Bus.NONE).close();
    }

    @Test
    @DisplayName("limits out of their range are refused, and the error message names them")
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

    private static Limits limits(int clients, int queuedBytes, Duration idleTimeout, Duration keepaliveInterval) {
        return limits(clients, queuedBytes, Limits.DEFAULT.messagesPerSecond(), idleTimeout, keepaliveInterval);
    }

    private static Limits limits(
            int clients, int queuedBytes, int perSecond, Duration idleTimeout, Duration keepaliveInterval) {
        return new Limits(
                clients,
                queuedBytes,
                perSecond,
                idleTimeout,
                keepaliveInterval,
                Limits.DEFAULT.drainTimeout(),
                Limits.DEFAULT.stallTimeout(),
                Limits.DEFAULT.maxDelay());
    }
}
