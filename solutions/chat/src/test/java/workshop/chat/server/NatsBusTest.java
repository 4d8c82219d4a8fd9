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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import workshop.chat.Background;

@Tag("nats")
@DisplayName("two chat servers and a real nats-server")
class NatsBusTest {

    private static final int MESSAGES = 1000;
    private static final String AWAY = "the other servers cannot be reached: only guests of this one hear you";
    private static final String BACK = "the other servers can be reached again";
    private static final Pattern LOST = Pattern.compile("something is missing; (\\d+) messages? from london got lost");

    /** To be closed at the end, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Log log;
    private RestartableNatsServer nats;
    private ChatServer london;
    private ChatServer paris;

    /** Ada and Aida are in London, Bob and Bert in Paris. */
    private Guest ada;

    private Guest aida;
    private Guest bob;
    private Guest bert;

    @BeforeAll
    static void isInstalled() throws IOException {
        // Without this, the first test would print it.
        RestartableNatsServer.start().kill();
    }

    @BeforeEach
    void start() throws IOException {
        log = opened(new Log());
        nats = RestartableNatsServer.start();
        open.push(nats::kill);
        london = opened(chatServer("london"));
        paris = opened(chatServer("paris"));
        ada = opened(new Guest("ada", london));
        aida = opened(new Guest("aida", london));
        bob = opened(new Guest("bob", paris));
        bert = opened(new Guest("bert", paris));
        await("London to be heard in Paris").until(() -> isHeard(ada, "ada@london", bob));
        await("Paris to be heard in London").until(() -> isHeard(bert, "bert@paris", aida));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    private ChatServer chatServer(String name) throws IOException {
        Limits limits = new Limits(
                10,
                4 * 1024 * 1024,
                1_000_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Limits.DEFAULT.stallTimeout(),
                Limits.DEFAULT.maxDelay());
        return ChatServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                limits,
                NatsBus.on(NatsUrl.parse(nats.url()), "test.room", name, limits.idleTimeout()));
    }

    /** Repeats a text, since a subscription takes effect some time after it was made. */
    private static boolean isHeard(Guest speaker, String name, Guest listener) throws IOException {
        speaker.says("is anybody there?");
        return !listener.heardFrom(name).isEmpty();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "message " + i).toList();
    }

    private static void say(Guest speaker, List<String> texts) throws IOException {
        for (String text : texts) {
            speaker.says(text);
        }
    }

    private static void assertHeard(Guest listener, String speaker, List<String> expected) {
        await("the last message from " + speaker)
                .until(() -> listener.heardFrom(speaker).contains(expected.getLast()));
        assertThat(listener.heardFrom(speaker).stream().filter(text -> text.startsWith("message")))
                .as("from " + speaker)
                .containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("a thousand messages from both sides: each guest hears those of all others once, in order")
    void both() throws Exception {
        List<String> texts = numbered(0, MESSAGES);
        CompletableFuture<Void> inParis = Background.start(() -> say(bob, texts));
        say(ada, texts);
        inParis.get(10, TimeUnit.SECONDS);
        assertHeard(aida, "ada", texts);
        assertHeard(aida, "bob@paris", texts);
        assertHeard(ada, "bob@paris", texts);
        assertHeard(bert, "bob", texts);
        assertHeard(bert, "ada@london", texts);
        assertHeard(bob, "ada@london", texts);
        for (Guest guest : List.of(ada, aida, bob, bert)) {
            assertThat(guest.heardFrom("server")).as("notices").noneMatch(notice -> notice.contains("got lost"));
        }
        assertThat(ada.heardFrom("ada")).isEmpty();
        assertThat(ada.heardFrom("ada@london")).isEmpty();
    }

    @Test
    @DisplayName("while the bus is down, each server goes on alone; afterwards both say how many messages were lost")
    void away() throws IOException {
        say(ada, numbered(0, 100));
        assertHeard(bob, "ada@london", numbered(0, 100));

        nats.kill();
        aida.awaits("server", AWAY);
        bert.awaits("server", AWAY);
        say(ada, numbered(100, 150));
        assertHeard(aida, "ada", numbered(0, 150));
        say(bert, numbered(0, 1));
        assertHeard(bob, "bert", numbered(0, 1));

        nats.startAgain();
        aida.awaits("server", BACK + "; 50 messages said here meanwhile got lost");
        bert.awaits("server", BACK + "; 1 message said here meanwhile got lost");
        bob.awaits("server", "something is missing; 50 messages from london got lost");
        ada.awaits("server", "something is missing; 1 message from paris got lost");
        say(ada, numbered(150, 250));
        assertHeard(aida, "ada", numbered(0, 250));
        assertHeard(
                bob,
                "ada@london",
                IntStream.concat(IntStream.range(0, 100), IntStream.range(150, 250))
                        .mapToObj(i -> "message " + i)
                        .toList());
        assertThat(log.lines())
                .anyMatch(line -> line.endsWith("something is missing; 50 messages from london got lost"));
    }

    @Test
    @DisplayName(
            "when the bus is killed and started again, the messages heard and those counted as lost are all messages")
    void midStream() throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            if (i == 300) {
                nats.kill();
            }
            if (i == 600) {
                nats.startAgain();
            }
            if (i == 800) {
                await("the bus to be back")
                        .until(() -> aida.heardFrom("server").stream().anyMatch(n -> n.startsWith(BACK)));
            }
            ada.says("message " + i);
        }
        assertHeard(aida, "ada", numbered(0, MESSAGES));
        await("all that was said to be heard or to be said to be lost")
                .untilAsserted(
                        () -> assertThat(heardAt(bob).size() + lostAt(bob)).isEqualTo(MESSAGES));
        assertThat(heardAt(bob)).isSubsetOf(numbered(0, MESSAGES)).doesNotHaveDuplicates();
        assertThat(heardAt(bob)).isSortedAccordingTo((a, b) -> number(a) - number(b));
        assertThat(lostAt(bob)).as("messages lost").isPositive();
    }

    private static List<String> heardAt(Guest guest) {
        return guest.heardFrom("ada@london").stream()
                .filter(text -> text.startsWith("message"))
                .toList();
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring("message ".length()));
    }

    private static int lostAt(Guest guest) {
        return guest.heardFrom("server").stream()
                .flatMap(notice -> LOST.matcher(notice).results())
                .map(found -> found.group(1))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    @DisplayName("a server that starts while the bus is down admits guests, and joins the others later")
    void startsAlone() throws IOException {
        nats.kill();
        try (ChatServer rome = chatServer("rome");
                Guest remo = new Guest("remo", rome);
                Guest romy = new Guest("romy", rome)) {
            remo.says("anybody?");
            romy.awaits("remo", "anybody?");
            nats.startAgain();
            await("Rome to be heard in Paris").until(() -> isHeard(romy, "romy@rome", bob));
        }
    }

    @Test
    @DisplayName("a server can be stopped while the bus is down")
    void stopsAlone() throws IOException {
        nats.kill();
        ChatServer rome = chatServer("rome");
        rome.close();
        assertThat(rome.connections()).isZero();
    }
}
