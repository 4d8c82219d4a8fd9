package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.Waiting.waitingFor;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("2.8 Stop without a grace period")
@Timeout(6)
class Ex2_8_CutOffTest {

    @Test
    @Order(1)
    @DisplayName("a client whose handler begins only after the deadline is disconnected too")
    void beginsLate() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 1);
                Socket client = new Socket()) {
            Thread stopping = Thread.ofPlatform().daemon().unstarted(() -> server.stop(Duration.ZERO));
            try (BusyCarriers busy = new BusyCarriers()) {
                busy.begin();
                Loopback.connect(client, server.port());
                // At a limit of 1, the accept loop waits for a permit when it has accepted the client.
                Loopback.waitUntil("the accept loop to accept the only client", Ex2_8_CutOffTest::loopWaits);
                stopping.start();
                Loopback.waitUntil("stop to return, or to wait for the handler", () -> waits(stopping));
            }
            Loopback.send(client, '!');
            Loopback.assertEnds(client, "the connection of a client whose handler began after the deadline");
            waitingFor("stop to return, after the last handler has returned", () -> {
                stopping.join();
                return null;
            });
        }
    }

    private static boolean loopWaits() {
        Set<Thread> threads = TestServer.acceptThreads();
        return !threads.isEmpty() && threads.stream().allMatch(Ex2_8_CutOffTest::waits);
    }

    /** Whether a thread waits, or has ended. A thread that is in accept counts as running. */
    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            default -> false;
        };
    }

    @Test
    @DisplayName("a handler that is blocked in a write is ended too")
    void blockedInWrite() throws Exception {
        var ended = new AtomicBoolean();
        ConnectionHandler endless = connection -> {
            try (connection) {
                while (true) {
                    connection.write(ByteBuffer.allocate(8192));
                }
            } finally {
                ended.set(true);
            }
        };
        try (TestServer server = TestServer.start(endless, 10);
                Socket client = server.connect()) {
            waitingFor(
                    "the first byte from a handler that writes without end",
                    () -> client.getInputStream().read());
            assertThatCode(() -> server.assertStops(
                            Duration.ofSeconds(-1), "while a handler writes to a client that does not read"))
                    .as("the exception of a stop with a negative grace period")
                    .doesNotThrowAnyException();
            assertThat(ended.get())
                    .as("a handler that was blocked in a write has ended, when stop returned")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a client that is accepted at the moment of the stop is disconnected too")
    void atAnyMoment() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (TestServer server = TestServer.start(new EchoHandler(), 10);
                    Socket client = server.connect()) {
                server.assertStops(Duration.ZERO, "with a grace period of zero");
                Loopback.assertEnds(client, "the connection of a client that connected at the moment of the stop");
            }
        }
    }
}
