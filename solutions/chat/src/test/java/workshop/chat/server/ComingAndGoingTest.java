package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static workshop.chat.Peer.ack;
import static workshop.chat.Peer.broadcast;
import static workshop.chat.Peer.chat;
import static workshop.chat.Peer.setNickname;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Background;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("news of guests that join and leave")
class ComingAndGoingTest {

    private static final String ID = "00112233445566778899aabbccddeeff";

    private final List<Broadcast> published = new CopyOnWriteArrayList<>();
    private volatile boolean hasLeftBus;
    private Log log;
    private ChatServer server;
    private Peer ada;

    @BeforeEach
    void start() throws IOException {
        log = new Log();
        Limits usual = Limits.DEFAULT;
        Limits limits = new Limits(
                usual.maxClients(),
                usual.maxQueuedBytes(),
                usual.messagesPerSecond(),
                usual.idleTimeout(),
                usual.keepaliveInterval(),
                // On a busy machine, the last guest may take seconds to leave.
                Duration.ofSeconds(60),
                usual.stallTimeout(),
                usual.maxDelay());
        server = ChatServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits, listener -> new Recorder());
        ada = Peer.called("ada", server.port());
    }

    @AfterEach
    void stop() throws IOException {
        ada.close();
        server.close();
        log.close();
    }

    private final class Recorder implements Bus {

        @Override
        public void publish(Broadcast broadcast, Consumer<String> onRefused) {
            if (!hasLeftBus) {
                published.add(broadcast);
            }
        }

        @Override
        public Optional<String> outage() {
            return Optional.empty();
        }

        @Override
        public void close() {
            hasLeftBus = true;
        }
    }

    private static void rename(Peer peer, String nickname) throws IOException {
        peer.send(setNickname(ID, nickname));
        peer.expect(ack(ID));
    }

    private void expectNothingBut(Peer peer, String marker) throws IOException {
        assertThat(peer.hear()).as("the next that is heard").isEqualTo(broadcast("ada", marker));
    }

    @Test
    @DisplayName("the others are told of the first nickname, of each change, and of the end, in this order")
    void told() throws IOException {
        try (Peer bob = Peer.inRoom(server.port())) {
            rename(bob, "bob");
            ada.expectNews("bob is here");
            rename(bob, "eve");
            ada.expectNews("bob is called eve now");
            rename(bob, "EVE");
            ada.expectNews("eve is called EVE now");
        }
        ada.expectNews("EVE has left");
    }

    @Test
    @DisplayName("a nickname cannot look like news: one of several words is in quotation marks")
    void nicknameLikeNews() throws IOException {
        try (Peer bob = Peer.inRoom(server.port())) {
            rename(bob, "ada has left and bob");
            ada.expectNews("\"ada has left and bob\" is here");
            rename(bob, "eve is here, and bob");
            ada.expectNews("\"ada has left and bob\" is called \"eve is here, and bob\" now");
        }
        ada.expectNews("\"eve is here, and bob\" has left");
    }

    @Test
    @DisplayName(
            "news of a nickname come before the next text of the guest, and a nickname that does not change is no news")
    void inOrder() throws IOException {
        try (Peer bob = Peer.inRoom(server.port())) {
            bob.send(chat("before") + setNickname(ID, "bob") + chat("after") + setNickname(ID, "bob") + chat("again"));
            assertThat(ada.hear()).isEqualTo(broadcast(bob.address(), "before"));
            assertThat(ada.hear()).isEqualTo(broadcast("server", "bob is here"));
            assertThat(ada.hear()).isEqualTo(broadcast("bob", "after"));
            assertThat(ada.hear()).isEqualTo(broadcast("bob", "again"));
        }
    }

    @Test
    @DisplayName("a guest that is cut off has left, too")
    void cutOff() throws IOException {
        try (Peer bob = Peer.called("bob", server.port())) {
            ada.expectNews("bob is here");
            bob.send("ffffffff");
            ada.expectNews("bob has left");
        }
    }

    @Test
    @DisplayName("a guest is not told of itself, and guests without a nickname and refused nicknames are no news")
    void notTold() throws IOException {
        try (Peer bob = Peer.inRoom(server.port())) {
            rename(bob, "bob");
            ada.expectNews("bob is here");
            Peer.inRoom(server.port()).close();
            await("the guest without a nickname to be gone").until(() -> server.connections() == 2);
            ada.send(chat("marker"));
            expectNothingBut(bob, "marker");
        }
    }

    @Test
    @DisplayName("other servers are not told")
    void notPublished() throws IOException {
        Peer.called("bob", server.port()).close();
        ada.expectNews("bob is here");
        ada.expectNews("bob has left");
        ada.send(chat("marker"));
        await("what ada says to be published").until(() -> !published.isEmpty());
        assertThat(published).containsExactly(new Broadcast("ada", "marker"));
    }

    @Test
    @DisplayName("texts of guests go to the other servers until the last guest has left a server that stops")
    void stopping() throws Exception {
        CompletableFuture<Void> stopped = Background.start(server::close);
        ada.expect(broadcast("server", "the server is stopping"));
        ada.send(chat("goodbye"));
        ada.endOutput();
        stopped.get(60, TimeUnit.SECONDS);
        assertThat(published).containsExactly(new Broadcast("ada", "goodbye"));
        assertThat(hasLeftBus).as("the server has left the bus").isTrue();
    }
}
