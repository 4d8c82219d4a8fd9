package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("chat servers on a faulty bus")
class BusFaultsTest {

    /** Shorter than the time limit of a wait in these tests, which is 10 s. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(8);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Log log;
    private FakeNats nats;
    private ChatServer london;
    private ChatServer paris;
    private Guest ada;
    private Guest aida;
    private Guest bob;

    @BeforeEach
    void start() throws IOException {
        log = opened(new Log());
        nats = opened(new FakeNats(1024));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    private ChatServer chatServer(String name) throws IOException {
        Limits other = Limits.DEFAULT;
        return opened(ChatServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Limits(
                        10,
                        other.maxQueuedBytes(),
                        1_000_000,
                        Duration.ofSeconds(60),
                        other.keepaliveInterval(),
                        other.drainTimeout(),
                        other.stallTimeout(),
                        other.maxDelay()),
                NatsBus.on(NatsUrl.parse(nats.url()), "test.room", name, IDLE_TIMEOUT)));
    }

    private void london() throws IOException {
        london = chatServer("london");
        ada = opened(new Guest("ada", london));
        aida = opened(new Guest("aida", london));
        await("a beacon from London").until(() -> nats.last("london").isPresent());
    }

    private void londonAndParis() throws IOException {
        london();
        paris = chatServer("paris");
        bob = opened(new Guest("bob", paris));
        await("London to be heard in Paris").until(() -> {
            ada.says("is anybody there?");
            return !bob.heardFrom("ada@london").isEmpty();
        });
        // So that none of these is still in flight.
        ada.says("ready");
        bob.awaits("ada@london", "ready");
    }

    /** The origin in a server's beacons. */
    private UUID origin(String server) {
        var origin = new AtomicReference<UUID>();
        await("a beacon from " + server).until(() -> {
            nats.last(server).ifPresent(message -> origin.set(message.origin()));
            return origin.get() != null;
        });
        return origin.get();
    }

    private void forge(UUID origin, long sequence, long time, String server, String from, String text)
            throws IOException {
        Broadcast broadcast = text == null ? null : new Broadcast(from, text);
        nats.publish(new BusMessage(origin, sequence, time, server, broadcast).encode());
    }

    private List<String> notices(Guest guest) {
        return guest.heardFrom("server").stream()
                .filter(notice -> notice.contains("the other servers") || notice.contains("got lost"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "london,            ada,           true",
        "london,            127.0.0.1:5,   true",
        "london,            '[0:0:0:0:0:0:0:1]:5', true",
        "london,            server,        false",
        "london,            'a\u001b[2Ja', false",
        "london,            'a\nb',        false",
        "london,            '',            false",
        "london,            a:b,           false",
        "london,            a@b,           false",
        "'lon\u001b[2Jdon', ada,           false",
        "'lon\ndon',        ada,           false",
        "'',                ada,           false",
        "ser\u034fver,      ada,           false",
        "lon@don,           ada,           false",
    })
    @DisplayName("names from an untrusted publisher that break the rules for nicknames are not shown, and not logged")
    void names(String server, String from, boolean isShown) throws IOException {
        london();
        forge(new UUID(1, 1), 1, 1, server, from, "forged");
        forge(new UUID(1, 2), 1, 1, "rome", "remo", "honest");
        ada.awaits("remo@rome", "honest");
        assertThat(ada.heardFrom(from + "@" + server)).as("what was heard").hasSize(isShown ? 1 : 0);
        if (!isShown) {
            await("a line in the log")
                    .until(() -> log.lines().stream().anyMatch(line -> line.contains("1 that no chat server sends")));
        }
        assertThat(log.text()).doesNotContain("\u001b");
        assertThat(log.lines()).noneMatch(line -> line.startsWith("don") || line.startsWith("b"));
    }

    @Test
    @DisplayName("a thousand bad messages give one line in the log")
    void flood() throws IOException {
        london();
        for (int i = 0; i < 1000; i++) {
            nats.publish(new byte[] {1, 2, 3});
        }
        forge(new UUID(1, 2), 1, 1, "rome", "remo", "honest");
        ada.awaits("remo@rome", "honest");
        await("a line in the log")
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("1000 that no chat server sends")));
        assertThat(log.lines().stream().filter(line -> line.contains("1000 that no chat server sends")))
                .hasSizeBetween(1, 5);
    }

    @Test
    @DisplayName("the password in the URL is not logged, whatever happens to the connection")
    void password() throws IOException {
        london();
        nats.close();
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        await("a line in the log").until(() -> log.lines().stream().anyMatch(line -> line.contains("not on the bus")));
        assertThat(log.text()).doesNotContain("secret");
    }

    @Test
    @DisplayName("a frozen bus is noticed within the idle timeout; new guests are told; late messages are dropped")
    void frozen() throws IOException {
        londonAndParis();
        nats.freeze();
        ada.says("into the ice");
        long said = System.nanoTime();
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        bob.awaits("server", BusStatus.DISCONNECTED.toString());
        try (Peer late = Peer.of(london.port())) {
            late.expect(Peer.broadcast("server", BusStatus.DISCONNECTED.toString()));
        }
        await("what was said to be too late").until(() -> System.nanoTime() - said > IDLE_TIMEOUT.toNanos());
        nats.thaw();
        String back = "the other servers can be reached again; 1 message said here meanwhile got lost";
        aida.awaits("server", back);
        bob.awaits("server", "something is missing; 1 message from london got lost");
        ada.says("thawed");
        bob.awaits("ada@london", "thawed");
        assertThat(bob.heardFrom("ada@london")).doesNotContain("into the ice");
        assertThat(notices(aida)).containsExactly(BusStatus.DISCONNECTED.toString(), back);
    }

    @Test
    @DisplayName("a message that was on its way for too long is not shown, and counts as lost")
    void late() throws IOException {
        london();
        UUID rome = new UUID(1, 2);
        forge(rome, 1, 100_000, "rome", "remo", "in time");
        forge(rome, 2, 30_000, "rome", "remo", "a minute old");
        forge(rome, 3, 100_001, "rome", "remo", "in time again");
        aida.awaits("remo@rome", "in time again");
        aida.awaits("server", "something is missing; 1 message from rome got lost");
        assertThat(aida.heardFrom("remo@rome")).containsExactly("in time", "in time again");
        await("a line in the log")
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("dropped: 1 that came too late")));
    }

    @Test
    @DisplayName("when credentials are refused for a while, the server comes back, and guests are told once")
    void refused() throws IOException {
        london();
        nats.refusesCredentials = true;
        nats.dropAll();
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        int before = nats.connects;
        await("four attempts").atMost(Duration.ofSeconds(30)).until(() -> nats.connects >= before + 4);
        nats.refusesCredentials = false;
        await("the bus")
                .atMost(Duration.ofSeconds(20))
                .until(() -> notices(aida).contains("the other servers can be reached again"));
        assertThat(notices(aida)).hasSize(2);
        assertThat(log.lines().stream().filter(line -> line.contains("not on the bus")))
                .as("lines in the log about lost and refused connections")
                .hasSizeLessThanOrEqualTo(3);
        assertThat(log.text()).doesNotContain("secret");
    }

    @Test
    @DisplayName("a server that may not publish tells its guests once, and again when that changes")
    void mute() throws IOException {
        london();
        nats.refusesPublish = true;
        aida.awaits("server", BusStatus.RECEIVE_ONLY.toString());
        forge(new UUID(1, 2), 1, 1, "rome", "remo", "I am heard");
        aida.awaits("remo@rome", "I am heard");
        int before = nats.violations;
        await("three more violations").until(() -> nats.violations >= before + 3);
        assertThat(notices(aida)).containsExactly(BusStatus.RECEIVE_ONLY.toString());
        nats.refusesPublish = false;
        aida.awaits("server", "the other servers can be reached again");
        assertThat(notices(aida)).hasSize(2);
        assertThat(log.lines().stream().filter(line -> line.contains("do not hear this one")))
                .hasSize(1);
    }

    @Test
    @DisplayName("a server that may not subscribe tells its guests once, and again when that changes")
    void deaf() throws IOException {
        london();
        nats.refuseSubscribe();
        aida.awaits("server", BusStatus.PUBLISH_ONLY.toString());
        int before = nats.violations;
        await("three more violations").until(() -> nats.violations >= before + 3);
        assertThat(notices(aida)).containsExactly(BusStatus.PUBLISH_ONLY.toString());
        nats.refusesPublish = true;
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        nats.refusesPublish = false;
        nats.refusesSubscribe = false;
        aida.awaits("server", "the other servers can be reached again");
        assertThat(notices(aida)).hasSize(3);
    }

    @Test
    @DisplayName(
            "when a message is too long for the bus, its speaker and the guests of other servers are told, and all goes on")
    void tooLong() throws IOException {
        londonAndParis();
        ada.says("x".repeat(2000));
        aida.awaits("ada", "x".repeat(2000));
        await("a notice to the speaker")
                .until(() -> notices(ada).stream()
                        .anyMatch(notice -> notice.startsWith("too long for the other servers (2")
                                && notice.endsWith("where the bus takes 1024): only guests of this one heard you")));
        ada.says("shorter");
        bob.awaits("ada@london", "shorter");
        bob.awaits("server", "something is missing; 1 message from london got lost");
        assertThat(log.lines()).noneMatch(line -> line.contains("fault in this program"));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0",
        "9223372036854775807, 9223372036854775807",
        "0,                   9223372036854775807",
        "50000,               0",
        "-1,                  -1",
        "-9223372036854775808, -9223372036854775808",
    })
    @DisplayName("a forged beacon keeps a server from being heard for two beacons at most")
    void forged(long sequence, long time) throws IOException {
        londonAndParis();
        forge(origin("london"), sequence, time, "london", null, null);
        await("London to be heard in Paris again").atMost(Duration.ofSeconds(6)).until(() -> {
            ada.says("still there");
            return bob.heardFrom("ada@london").contains("still there");
        });
    }

    @Test
    @DisplayName("a server stops while the bus is frozen")
    void stops() throws IOException {
        london();
        try (Peer peer = Peer.called("eve", london.port())) {
            nats.freeze();
            london.close();
            peer.expectEnd();
        }
    }
}
