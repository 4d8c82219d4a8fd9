package workshop.chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workshop.chat.Peer.ack;
import static workshop.chat.Peer.broadcast;
import static workshop.chat.Peer.chat;
import static workshop.chat.Peer.nak;
import static workshop.chat.Peer.whoResponse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.chat.Background;
import workshop.chat.Peer;
import workshop.client.Connector;

@DisplayName("the chat client, with a server made by hand")
class ChatClientTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ClientOptions OPTIONS = options(LONG, LONG, 1000);

    /** A SetNicknameRequest for "ada", for "eve", and for "bob" ends like this. */
    private static final String ADA = "03616461";

    private static final String EVE = "03657665";
    private static final String BOB = "03626f62";

    private final Recorder screen = new Recorder();
    private ServerSocket listener;
    private ChatClient client;
    private CompletableFuture<Void> end;

    private static ClientOptions options(Duration keepaliveInterval, Duration idleTimeout, int maxAttempts) {
        return new ClientOptions(
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                maxAttempts,
                keepaliveInterval,
                idleTimeout,
                Duration.ofMillis(200),
                Duration.ofSeconds(5));
    }

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void quit() throws Exception {
        // Resets connections that still wait to be accepted.
        listener.close();
        client.quit();
        end.handle((done, failure) -> null).get(10, TimeUnit.SECONDS);
    }

    private void start(String nickname, ClientOptions options) {
        start("127.0.0.1", nickname, options);
    }

    private void start(String host, String nickname, ClientOptions options) {
        client = new ChatClient(host, listener.getLocalPort(), nickname, screen, options);
        end = Background.start(client::run);
    }

    private Peer accept() throws IOException {
        listener.setSoTimeout(10_000);
        return new Peer(listener.accept());
    }

    /** The id in a SetNicknameRequest: behind 4 bytes of length and 4 of type. */
    private static String id(String request) {
        return request.substring(16, 48);
    }

    @Test
    @DisplayName("one session, byte for byte")
    void session() throws Exception {
        start("ada", OPTIONS);
        try (Peer server = accept()) {
            String request = server.receive();
            assertThat(request).startsWith("0000001800000003").endsWith(ADA).hasSize(2 * 28);
            server.send(ack(id(request)));
            screen.awaits("called ada");
            client.say("hé");
            server.expect("00000009 00000000 0003 68c3a9");
            server.send("0000000d 00000001 03 626f62 0003 68c3a9");
            screen.awaits("bob: hé");
        }
    }

    @Test
    @DisplayName("an IPv6 address stands in brackets")
    void brackets() throws Exception {
        // For the JDK this is the IPv4 address 127.0.0.1. So the test also works on a host without IPv6.
        start("::ffff:127.0.0.1", null, OPTIONS);
        screen.awaits("* connected to [::ffff:127.0.0.1]:" + listener.getLocalPort());
    }

    @Test
    @DisplayName("the user is told that a nickname is refused, and keeps the old one")
    void refused() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            screen.awaits("* connected to 127.0.0.1:" + listener.getLocalPort());
            client.rename("bob");
            server.send(nak(id(server.receive()), "taken"));
            screen.awaits("* the nickname is refused: taken");
        }
        try (Peer server = accept()) {
            // No nickname is requested: the first message is the text.
            screen.awaits("* connected to 127.0.0.1:" + listener.getLocalPort());
            client.say("hi");
            server.expect(chat("hi"));
        }
    }

    @Test
    @DisplayName(
            "when the connection is lost, the user is told, and the client connects again and asks for the nickname again")
    void reconnects() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            screen.awaits("* connected to 127.0.0.1:" + listener.getLocalPort());
            client.rename("ada");
            server.send(ack(id(server.receive())));
            screen.awaits("called ada");
            server.reset();
        }
        screen.awaits("* the connection is lost: Connection reset");
        screen.awaits("* trying again in ");
        try (Peer server = accept()) {
            assertThat(server.receive()).as("the request").endsWith(ADA);
            server.send(broadcast("bob", "welcome back"));
            screen.awaits("bob: welcome back");
        }
    }

    @Test
    @DisplayName("the client asks for a nickname that the lost connection still has until it is granted")
    void asksAgain() throws Exception {
        start("ada", OPTIONS);
        try (Peer server = accept()) {
            server.send(ack(id(server.receive())));
            screen.awaits("called ada");
            server.reset();
        }
        screen.awaits("called nobody");
        try (Peer server = accept()) {
            server.send(nak(id(server.receive()), "somebody else is called ada"));
            screen.awaits("* the nickname is refused: somebody else is called ada");
            String again = server.receive();
            assertThat(again).as("the second request").endsWith(ADA);
            server.send(nak(id(again), "somebody else is called ada"));
            server.send(ack(id(server.receive())));
            screen.awaitsNext("called ada");
        }
    }

    @Test
    @DisplayName("the client goes on asking for a refused nickname when another cannot be sent, since it is too long")
    void asksAgainAfterTooLong() throws Exception {
        start("ada", OPTIONS);
        try (Peer server = accept()) {
            String first = server.receive();
            screen.awaits("* connected to ");
            assertThatThrownBy(() -> client.rename("x".repeat(300))).isInstanceOf(IllegalArgumentException.class);
            server.send(nak(id(first), "somebody else is called ada"));
            assertThat(server.receive()).as("the next request").endsWith(ADA);
        }
    }

    @Test
    @DisplayName("the client does not ask again for a refused nickname when the user has asked for another")
    void asksForAnother() throws Exception {
        start("ada", options(Duration.ofMillis(100), LONG, 1000));
        try (Peer server = accept()) {
            server.send(nak(id(server.receive()), "taken"));
            screen.awaits("* the nickname is refused: taken (it will be asked for again)");
            client.rename("bob");
            String request = server.receive();
            while (request.endsWith(ADA)) {
                request = server.receive();
            }
            assertThat(request).as("the request").endsWith(BOB);
            server.send(nak(id(request), "not bob"));
            screen.awaits("* the nickname is refused: not bob");
            // Longer than any pause before another request.
            server.expectKeepalive();
            server.expectKeepalive();
        }
    }

    @Test
    @DisplayName("a user who asks for the nickname that the client goes on asking for is told that it is refused")
    void userAsksAgain() throws Exception {
        start("ada", new ClientOptions(LONG, LONG, LONG, 3, LONG, LONG, LONG, Duration.ofSeconds(5)));
        try (Peer server = accept()) {
            server.send(nak(id(server.receive()), "taken"));
            screen.awaits("* the nickname is refused: taken (it will be asked for again)");
            client.rename("ada");
            server.send(nak(id(server.receive()), "still taken"));
            screen.awaits("* the nickname is refused: still taken (it will be asked for again)");
        }
    }

    @Test
    @DisplayName("the user's nickname is the one that the server granted last, also when further requests are pending")
    void everyAnswer() throws Exception {
        start("ada", OPTIONS);
        try (Peer server = accept()) {
            server.send(ack(id(server.receive())));
            screen.awaits("called ada");
            client.rename("eve");
            String eve = server.receive();
            client.rename("bob");
            String bob = server.receive();
            server.send(ack(id(eve)));
            screen.awaits("called eve");
            server.send(nak(id(bob), "taken"));
            screen.awaits("* the nickname is refused: taken");
        }
        try (Peer server = accept()) {
            assertThat(server.receive()).as("the request").endsWith(EVE);
        }
    }

    @Test
    @DisplayName("a text that is said as soon as there is a connection is sent after the request for the nickname")
    void nicknameFirst() throws Exception {
        start("ada", OPTIONS);
        try (Peer server = accept()) {
            assertThat(client.awaitConnection()).as("connected").isTrue();
            client.say("hi");
            assertThat(server.receive()).endsWith(ADA);
            server.expect(chat("hi"));
        }
    }

    @Test
    @DisplayName("the longest text that the protocol allows is shown")
    void longestText() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            String longest = "x".repeat(65_535);
            server.send(broadcast("n".repeat(255), longest));
            screen.awaits("n".repeat(255) + ": " + longest);
        }
    }

    @Test
    @DisplayName("a message that is too long is skipped, the user is told, and the next message is shown")
    void tooLong() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            server.send("000f4240" + "00000001" + "00".repeat(999_996));
            screen.awaits("* a message of 1000000 bytes is skipped: it is too long");
            server.send(broadcast("bob", "still here?"));
            screen.awaits("bob: still here?");
            // No client has the memory for that.
            server.send("ffffffff" + "00000001");
            screen.awaits("* a message of 4294967295 bytes is skipped");
        }
    }

    @Test
    @DisplayName("the client asks the server who is here, and shows the response")
    void who() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            screen.awaits("* connected to ");
            client.who();
            String request = server.receive();
            assertThat(request).startsWith("00000014" + "000003e8").hasSize(2 * 24);
            server.send(whoResponse(id(request), "here: ada, bob"));
            screen.awaits("* here: ada, bob");
        }
    }

    @Test
    @DisplayName("the user is told when the server does not tell who is here")
    void nobodyTells() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            screen.awaits("* connected to ");
            client.who();
            screen.awaits("* this server does not tell who is here");
            server.send(broadcast("bob", "and now for something"));
            screen.awaits("bob: and now for something");
        }
    }

    @Test
    @DisplayName("the user can end the pause before the next attempt")
    void retriesNow() throws Exception {
        Duration endless = Duration.ofDays(100);
        start(null, new ClientOptions(LONG, endless, endless, 3, LONG, LONG, LONG, Duration.ofSeconds(5)));
        accept().close();
        screen.awaits("* trying again in ");
        client.retryNow();
        accept().close();
    }

    @Test
    @DisplayName("the client sends keepalives, and ignores those of the server")
    void keepalives() throws Exception {
        start(null, options(Duration.ofMillis(100), LONG, 1000));
        try (Peer server = accept()) {
            server.expectKeepalive();
            server.expectKeepalive();
            server.send("00000004 00000002");
            server.send("00000004 0000002a");
            server.send(broadcast("bob", "and now for something"));
            screen.awaits("bob: and now for something");
        }
    }

    @Test
    @DisplayName("a connection on which the server sends nothing, not even a keepalive, counts as lost")
    void idleServer() throws Exception {
        start(null, options(LONG, Duration.ofMillis(300), 1000));
        try (Peer idle = accept()) {
            screen.awaits("* the connection is lost: the server has sent nothing for too long");
            idle.expectEnd();
            accept().close();
        }
    }

    @Test
    @DisplayName(
            "a screen that takes long, such as a terminal that is stopped, does not count as a server that sends nothing")
    void slowScreen() throws Exception {
        CompletableFuture<Void> stopped = new CompletableFuture<Void>().completeOnTimeout(null, 10, TimeUnit.SECONDS);
        screen.stopAfter("bob: stop", stopped);
        start(null, options(Duration.ofMillis(100), Duration.ofMillis(300), 1000));
        try (Peer server = accept()) {
            server.send(broadcast("bob", "stop") + broadcast("bob", "still here?"));
            // Longer than the idle timeout.
            for (int i = 0; i < 8; i++) {
                server.expectKeepalive();
            }
            stopped.complete(null);
            screen.awaits("bob: still here?");
            assertThat(screen.count("* the connection is lost")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00000003 000000                         | a message type of 4 bytes, where the message has 3 left",
                "0000000c 00000001 03 657665 0002 63e9   | a string of 2 bytes is not UTF-8",
                "0000000d 00000001 03 6576ff 0003 686921 | a string of 3 bytes is not UTF-8",
                "0000000e 00000001 03 657665 0002 68692121 | 2 bytes behind the last field of a message",
            })
    @DisplayName("a message that breaks the protocol is skipped, the user is told, and the next message is shown")
    void broken(String message, String why) throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            server.send(message + broadcast("bob", "still here?"));
            screen.awaits("* a message is skipped: " + why);
            screen.awaits("bob: still here?");
        }
    }

    @Test
    @DisplayName("a connection that ends inside a message is lost")
    void cutShort() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            server.send("0000000d 00000001 03");
        }
        screen.awaits("* the connection is lost: the stream ended inside a frame");
    }

    @Test
    @DisplayName("when no attempt succeeds, the client gives up, and names the server")
    void givesUp() throws Exception {
        listener.close();
        start(null, options(LONG, LONG, 3));
        assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("cannot connect to 127.0.0.1:" + listener.getLocalPort());
        assertThat(screen.count("* trying again")).isEqualTo(2);
        assertThatThrownBy(() -> client.say("anybody?")).hasMessage("not connected");
        assertThat(client.awaitConnection()).as("connected").isFalse();
    }

    @Test
    @DisplayName("a client that fails tells those who wait for a connection that there will be none")
    void fails() throws Exception {
        Duration tooLong = Duration.ofSeconds(Long.MAX_VALUE);
        start(null, options(tooLong, LONG, 3));
        assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ArithmeticException.class);
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        Background.start(() -> waiting.complete(client.awaitConnection()));
        assertThat(waiting.get(10, TimeUnit.SECONDS)).as("connected").isFalse();
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "other systems refuse a client when the queue of the listener is full")
    @DisplayName("an attempt that fails after the user has quit is no failure, and there is no further attempt")
    void quitsWhileConnecting() throws Exception {
        List<SocketChannel> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                SocketChannel waiting = SocketChannel.open();
                queue.add(waiting);
                waiting.configureBlocking(false);
                waiting.connect(full.getLocalSocketAddress());
            }
            Duration second = Duration.ofSeconds(1);
            ClientOptions options = new ClientOptions(second, second, second, 1, LONG, LONG, LONG, second);
            client = new ChatClient("127.0.0.1", full.getLocalPort(), null, screen, options);
            end = CompletableFuture.completedFuture(null);
            // On a platform thread: a virtual one does not show where it is.
            FutureTask<Void> run = new FutureTask<>(() -> {
                client.run();
                return null;
            });
            Thread thread = Thread.ofPlatform().start(run);
            await("the attempt to connect").until(() -> isConnecting(thread));
            client.quit();
            run.get(10, TimeUnit.SECONDS);
            assertThat(screen.count("* ")).as("notes").isZero();
        } finally {
            for (SocketChannel waiting : queue) {
                waiting.close();
            }
        }
    }

    private static boolean isConnecting(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(call -> call.getClassName().equals(Connector.class.getName()));
    }

    @Test
    @DisplayName("a server that closes every connection at once is not tried for ever")
    void thrownOut() throws Exception {
        start(null, options(LONG, LONG, 3));
        for (int i = 0; i < 3; i++) {
            accept().close();
        }
        assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    @DisplayName("all that was said before quitting is sent")
    void quits() throws Exception {
        start(null, OPTIONS);
        try (Peer server = accept()) {
            screen.awaits("* connected to 127.0.0.1:" + listener.getLocalPort());
            client.say("bye");
            CompletableFuture<Void> quit = Background.start(client::quit);
            server.expect(chat("bye"));
            server.expectEnd();
            server.endOutput();
            quit.get(10, TimeUnit.SECONDS);
            end.get(10, TimeUnit.SECONDS);
        }
    }

    /** Remembers what the user would see. */
    private static final class Recorder implements Screen {

        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        private String last = "";
        private CompletableFuture<Void> stop;

        /** Shows this message, and then nothing until the future completes. */
        void stopAfter(String message, CompletableFuture<Void> end) {
            last = message;
            stop = end;
        }

        @Override
        public void showMessage(String from, String text) {
            String message = from + ": " + text;
            seen.add(message);
            if (message.equals(last)) {
                stop.join();
            }
        }

        @Override
        public void showNote(String text) {
            seen.add("* " + text);
        }

        @Override
        public void nicknameGranted(String nickname) {
            seen.add("called " + nickname);
        }

        @Override
        public void nicknameLost() {
            seen.add("called nobody");
        }

        long count(String start) {
            return seen.stream().filter(line -> line.startsWith(start)).count();
        }

        /** Waits for the next line. */
        void awaitsNext(String line) throws InterruptedException {
            assertThat(seen.poll(10, TimeUnit.SECONDS)).as("the next line").isEqualTo(line);
        }

        /** Waits for a line that starts like this, and drops those before it. */
        void awaits(String start) throws InterruptedException {
            for (String line = ""; !line.startsWith(start); ) {
                line = seen.poll(10, TimeUnit.SECONDS);
                assertThat(line)
                        .as("a line on the screen that starts with '%s'", start)
                        .isNotNull();
            }
        }
    }
}
