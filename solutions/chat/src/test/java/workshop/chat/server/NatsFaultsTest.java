package workshop.chat.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shows that a real server behaves as {@link FakeNats} does. {@link BusFaultsTest} tests the details. */
@Tag("nats")
@DisplayName("chat servers and a real nats-server that is frozen, or refuses something")
class NatsFaultsTest {

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(8);
    private static final String BACK = "the other servers can be reached again";

    /** What London may do; Paris may do everything. */
    private static final String USERS = """
            authorization { users: [
              { user: london, password: "%s", permissions: { publish: { allow: "%s" }, subscribe: { allow: "%s" } } }
              { user: paris, password: secret }
            ] }
            """;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private RestartableNatsServer nats;
    private Guest ada;
    private Guest aida;
    private Guest bob;

    private void start(String configuration) throws IOException {
        opened(new Log());
        nats = RestartableNatsServer.start(configuration);
        open.push(nats::kill);
        ChatServer london = chatServer("london");
        ada = opened(new Guest("ada", london));
        aida = opened(new Guest("aida", london));
        bob = opened(new Guest("bob", chatServer("paris")));
        await("London to be heard in Paris").until(() -> isHeard("before"));
    }

    private boolean isHeard(String text) throws IOException {
        ada.says(text);
        return bob.heardFrom("ada@london").contains(text);
    }

    private ChatServer chatServer(String name) throws IOException {
        Limits other = Limits.DEFAULT;
        NatsUrl url = NatsUrl.parse(nats.url().replace("//", "//" + name + ":secret@"));
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
                NatsBus.on(url, "test.room", name, IDLE_TIMEOUT)));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private void awaitNews(Guest guest, String beginning) {
        await("'" + beginning + "'")
                .atMost(Duration.ofSeconds(20))
                .until(() -> guest.heardFrom("server").stream().anyMatch(notice -> notice.startsWith(beginning)));
    }

    @Test
    @DisplayName("a nats-server that is stopped by a signal is noticed, and so is its return")
    void frozen() throws IOException {
        start("");
        nats.signal("STOP");
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        bob.awaits("server", BusStatus.DISCONNECTED.toString());
        nats.signal("CONT");
        awaitNews(aida, BACK);
        awaitNews(bob, BACK);
        await("London to be heard in Paris").until(() -> isHeard("after"));
    }

    @Test
    @DisplayName("London may not publish, then not subscribe, then its password is wrong, and then all works again")
    void refused() throws IOException {
        String well = USERS.formatted("secret", ">", ">");
        start(well);
        nats.configure(USERS.formatted("secret", "other", ">"));
        aida.awaits("server", BusStatus.RECEIVE_ONLY.toString());
        nats.configure(USERS.formatted("secret", ">", "other"));
        aida.awaits("server", BusStatus.PUBLISH_ONLY.toString());
        nats.configure(USERS.formatted("another", ">", ">"));
        aida.awaits("server", BusStatus.DISCONNECTED.toString());
        nats.configure(well);
        awaitNews(aida, BACK);
        await("London to be heard in Paris").until(() -> isHeard("after"));
    }

    @Test
    @DisplayName("the speaker of a message that is too long for the nats-server is told")
    void tooLong() throws IOException {
        start("max_payload: 1024");
        ada.says("x".repeat(2000));
        awaitNews(ada, "too long for the other servers");
        await("London to be heard in Paris").until(() -> isHeard("after"));
    }
}
