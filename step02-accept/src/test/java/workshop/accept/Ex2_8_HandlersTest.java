package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.Waiting.waitingFor;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("2.8 Stop without a grace period: handlers that do not read")
@Timeout(6)
class Ex2_8_HandlersTest {

    @Test
    @Order(1)
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
                            Duration.ofMinutes(-1), "while a handler writes to a client that does not read"))
                    .as("the exception of a stop with a negative grace period")
                    .doesNotThrowAnyException();
            assertThat(ended.get())
                    .as("a handler that was blocked in a write has ended, when stop returned")
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a connection is closed at the deadline also when its handler waits for something else")
    void waitsForSomethingElse() throws Exception {
        var somethingElse = new Semaphore(0);
        ConnectionHandler waiting = connection -> {
            connection.write(ByteBuffer.allocate(1));
            somethingElse.acquireUninterruptibly();
        };
        try (TestServer server = TestServer.start(waiting, 10);
                Socket client = server.connect()) {
            waitingFor(
                    "the first byte from a handler that waits for something else after that",
                    () -> client.getInputStream().read());
            CompletableFuture<Void> stopping =
                    CompletableFuture.runAsync(() -> server.stop(Duration.ZERO), Thread::startVirtualThread);
            try {
                Loopback.assertEnds(
                        client,
                        "the connection of a client whose handler waits for something else, after a stop without a grace period");
            } finally {
                somethingElse.release();
            }
            TestServer.assertReturns(stopping, "after the last handler has returned");
        }
    }
}
