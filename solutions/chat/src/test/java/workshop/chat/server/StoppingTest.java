package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.chat.Background;
import workshop.chat.Peer;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;

@DisplayName("a chat server that stops")
class StoppingTest {

    /** Lets a test hold a guest while it joins. */
    private static final class SlowBus implements Bus {

        private final CountDownLatch joins = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private volatile boolean closed;

        @Override
        public void publish(Broadcast broadcast, Consumer<String> onRefused) {}

        @Override
        public Optional<String> outage() {
            joins.countDown();
            try {
                mayGoOn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final SlowBus bus = new SlowBus();
    private final PrintStream console = System.err;
    private Room room;
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = ChatServer.start(anyPort, Limits.DEFAULT, listener -> {
            room = (Room) listener;
            return bus;
        });
    }

    @AfterEach
    void stop() throws IOException {
        System.setErr(console);
        server.close();
    }

    @Test
    @DisplayName("leaves nothing open if its first line in the log fails")
    void log() throws IOException {
        bus.mayGoOn.countDown();
        try (Peer ada = Peer.called("ada", server.port())) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void println(String line) {
                    throw new OutOfMemoryError("of a test");
                }
            });
            assertThatThrownBy(server::close).hasMessage("of a test");
            ada.expectEnd();
        }
        assertThat(bus.closed).as("the bus is closed").isTrue();
        assertThatThrownBy(() -> Peer.of(server.port())).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("waits only for a while for a connection that does not end")
    void hanging() throws Exception {
        bus.mayGoOn.countDown();
        try (Peer ada = Peer.called("ada", server.port())) {
            room.guests().forEach(guest -> guest.closeAfterDrain(Duration.ofDays(1)));
            CompletableFuture<Void> closed = Background.start(server::close);
            assertThat(closed).as("the end of the server").succeedsWithin(Duration.ofSeconds(20));
            ada.expectEnd();
        }
    }

    @Test
    @DisplayName("ends the connection of a guest that is about to join, and does not reset it")
    void joining() throws Exception {
        try (Socket ada = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ada.setSoTimeout(20_000);
            byte[] hello = Room.frame(new Chat("x".repeat(60_000))).array();
            for (int i = 0; i < 3; i++) {
                // More than the rate allows, so that a part stays unread.
                ada.getOutputStream().write(hello);
            }
            assertThat(bus.joins.await(10, TimeUnit.SECONDS))
                    .as("a guest joins")
                    .isTrue();
            int port = server.port();
            CompletableFuture<Void> closed = Background.start(server::close);
            await("the end of the listener").until(() -> isRefused(port));
            bus.mayGoOn.countDown();
            // This throws an exception for a reset.
            ada.getInputStream().readAllBytes();
            ada.shutdownOutput();
            assertThat(closed).as("the end of the server").succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private static boolean isRefused(int port) {
        try {
            Peer.of(port).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
