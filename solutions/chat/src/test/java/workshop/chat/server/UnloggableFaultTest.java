package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static workshop.chat.Peer.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Broadcast;

/** When no memory is left for a moment, an action fails, and the line in the log about that fails too. */
@DisplayName("the chat server, with a fault that cannot be logged")
class UnloggableFaultTest {

    /** The stream of the log has no memory for a line about a fault. */
    private static final class FullLog extends PrintStream {

        FullLog() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void println(String line) {
            if (line.contains("a fault in this program")) {
                throw new OutOfMemoryError("of a test");
            }
        }
    }

    /** Fails when a guest speaks, and when a guest joins. */
    private static final class FaultyBus implements Bus {

        private volatile boolean refusesGuests;

        @Override
        public void publish(Broadcast broadcast, Consumer<String> onRefused) {
            throw new IllegalStateException("of a test");
        }

        @Override
        public Optional<String> outage() {
            if (refusesGuests) {
                throw new IllegalStateException("of a test");
            }
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private final FaultyBus bus = new FaultyBus();
    private final PrintStream console = System.err;
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        System.setErr(new FullLog());
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = ChatServer.start(anyPort, Limits.DEFAULT, listener -> bus);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        System.setErr(console);
    }

    @Test
    @DisplayName("a timer goes on")
    void timer() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(2);
        try (Timer timer = new Timer(Thread.ofPlatform().daemon().factory())) {
            timer.every(Duration.ofMillis(1), () -> {
                runs.incrementAndGet();
                again.countDown();
                throw new IllegalStateException("of a test");
            });
            assertThat(again.await(10, TimeUnit.SECONDS))
                    .as("a task that has thrown runs again (it ran " + runs + " times)")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("the nickname of a guest that is cut off is free")
    void nickname() throws IOException {
        try (Peer ada = Peer.called("ada", server.port())) {
            ada.send(chat("hello"));
            ada.expectEnd();
        }
        await("the nickname is free")
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> Peer.called("ada", server.port()), peer -> true)
                .close();
    }

    @Test
    @DisplayName("a guest that cannot join is closed, and does not count as connected")
    void seat() throws IOException {
        bus.refusesGuests = true;
        try (Peer ada = Peer.of(server.port())) {
            ada.expectEnd();
        }
        await("nobody is connected")
                .untilAsserted(() -> assertThat(server.connections()).isZero());
    }
}
