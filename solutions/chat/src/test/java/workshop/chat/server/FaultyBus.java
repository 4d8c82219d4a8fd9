package workshop.chat.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import workshop.chat.protocol.Message.Broadcast;

/** Chat servers, some guests, and a bus that a test can make faulty. */
abstract class FaultyBus {

    /** Shorter than the time limit of a wait in these tests, which is 10 s. */
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(8);

    /** So long that a bus is not taken for silent because the machine is busy. */
    static final Duration NEVER_IDLE = Duration.ofSeconds(80);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    Log log;
    FakeNats nats;
    ChatServer london;
    private ChatServer paris;
    Guest ada;
    Guest aida;
    Guest bob;

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

    private ChatServer chatServer(String name, Duration idleTimeout) throws IOException {
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
                NatsBus.on(NatsUrl.parse(nats.url()), "test.room", name, idleTimeout)));
    }

    void london() throws IOException {
        london(IDLE_TIMEOUT);
    }

    void london(Duration idleTimeout) throws IOException {
        london = chatServer("london", idleTimeout);
        ada = opened(new Guest("ada", london));
        aida = opened(new Guest("aida", london));
        await("a beacon from London").until(() -> nats.last("london").isPresent());
    }

    void londonAndParis() throws IOException {
        london();
        paris = chatServer("paris", IDLE_TIMEOUT);
        bob = opened(new Guest("bob", paris));
        await("London to be heard in Paris").until(() -> {
            ada.says("is anybody there?");
            return !bob.heardFrom("ada@london").isEmpty();
        });
        // So that none of these is still in flight.
        ada.says("ready");
        bob.awaits("ada@london", "ready");
    }

    /** Publishes a message that no chat server has sent. Without a text, it is a beacon. */
    void forge(UUID origin, long sequence, long time, String server, String from, String text) throws IOException {
        Broadcast broadcast = text == null ? null : new Broadcast(from, text);
        nats.publish(new BusMessage(origin, sequence, time, server, broadcast).encode());
    }
}
