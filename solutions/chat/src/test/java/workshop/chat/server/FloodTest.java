package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static workshop.chat.Peer.ack;
import static workshop.chat.Peer.chat;
import static workshop.chat.Peer.setNickname;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.chat.Background;
import workshop.chat.Peer;

@DisplayName("the chat server, flooded")
class FloodTest {

    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final Pattern LEFT_OUT = Pattern.compile("… and (\\d+) more like '\\{} is here'");

    private Log log;
    private ChatServer server;

    @BeforeEach
    void catchLog() {
        log = new Log();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        log.close();
    }

    private void start(int perSecond, Duration idleTimeout) throws IOException {
        Limits other = Limits.DEFAULT;
        Limits limits = new Limits(
                other.maxClients(),
                other.maxQueuedBytes(),
                perSecond,
                idleTimeout,
                other.keepaliveInterval(),
                other.drainTimeout(),
                other.stallTimeout(),
                other.maxDelay());
        server = ChatServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits, Bus.NONE);
    }

    /** How many messages a peer gets before the response to a request that it sends now. */
    private static int heardBy(Peer listener) throws IOException {
        listener.send(setNickname(ID, "listener"));
        int heard = 0;
        while (!listener.receive().equals(ack(ID))) {
            heard++;
        }
        return heard;
    }

    @ParameterizedTest(name = "the old connections are closed: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("a client that connects again and again is heard no more than one that stays")
    void reconnecting(boolean closes) throws IOException {
        start(20, Duration.ofSeconds(30));
        try (Peer listener = Peer.inRoom(server.port())) {
            List<Peer> floods = new ArrayList<>();
            long start = System.nanoTime();
            int heard = 0;
            for (int i = 0; i < 20; i++) {
                Peer eve = Peer.of(server.port());
                floods.add(eve);
                eve.send(chat("spam").repeat(1000));
                if (closes) {
                    eve.close();
                }
                // The next one comes when the burst is used up, and this one is being slowed down.
                do {
                    listener.receive();
                    heard++;
                } while (heard < 20 * TokenBucket.BURST_SECONDS);
            }
            heard += heardBy(listener);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(heard)
                    .as("messages heard in %.1f s", seconds)
                    .isLessThanOrEqualTo((int) (20 * (TokenBucket.BURST_SECONDS + seconds)) + 1);
            for (Peer flood : floods) {
                flood.close();
            }
        }
    }

    @Test
    @DisplayName("twenty guests at one address each have a rate of their own")
    void sharedAddress() throws IOException {
        start(25, Duration.ofSeconds(30));
        List<Peer> guests = new ArrayList<>();
        try (Peer listener = Peer.inRoom(server.port())) {
            for (int i = 0; i < 20; i++) {
                guests.add(Peer.called("guest " + i, server.port()));
            }
            for (Peer guest : guests) {
                guest.send(chat("hello").repeat(100));
            }
            for (Peer guest : guests) {
                heardBy(guest, "guest " + guests.indexOf(guest));
            }
            assertThat(heardBy(listener)).as("messages of all guests").isEqualTo(2000);
        } finally {
            for (Peer guest : guests) {
                guest.close();
            }
        }
    }

    /** Waits for the response to a request. A guest that was cut off gets none. */
    private static void heardBy(Peer guest, String nickname) throws IOException {
        guest.send(setNickname(ID, nickname));
        String answer = guest.receive();
        while (!answer.equals(ack(ID))) {
            answer = guest.receive();
        }
    }

    @Test
    @DisplayName("a guest that sends single bytes of a message that never becomes complete loses its seat")
    void neverComplete() throws Exception {
        start(20, Duration.ofSeconds(1));
        try (Peer slow = Peer.of(server.port())) {
            slow.send("00010000 00000000");
            CompletableFuture<Void> ended = Background.start(slow::expectEnd);
            await("the end of the connection")
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> {
                        if (!ended.isDone()) {
                            slow.send("00");
                        }
                        return ended.isDone();
                    });
            ended.get(0, TimeUnit.SECONDS);
            await("a line in the log")
                    .until(() -> log.lines().stream()
                            .anyMatch(line -> line.contains("is cut off: no complete message came for 1000 ms")));
        }
    }

    @Test
    @DisplayName("the log has some lines a second of each kind, and the number of those left out")
    void logging() throws IOException {
        start(20, Duration.ofSeconds(30));
        for (int i = 0; i < 300; i++) {
            Peer.of(server.port()).close();
        }
        await("300 lines, written or counted").until(() -> written() + leftOut() == 300);
        assertThat(written()).as("lines that were written").isLessThan(300);
    }

    private int written() {
        return (int)
                log.lines().stream().filter(line -> line.endsWith(" is here")).count();
    }

    private int leftOut() {
        return log.lines().stream()
                .map(LEFT_OUT::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }
}
