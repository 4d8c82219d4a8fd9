package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beyond the exercise: an interrupt does not end the wait for handlers whose connections were closed. */
@DisplayName("Server: an interrupt after the deadline")
@Timeout(10)
class ServerInterruptTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final CountDownLatch connectionClosed = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicBoolean finished = new AtomicBoolean();

    @Test
    @DisplayName("stop waits until the handler has returned, and the thread stays interrupted")
    void waitsForTheHandler() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(ANY_PORT);
                Server server = Server.start(listener, this::handleAndCleanUp, 1);
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var stillInterrupted = new CompletableFuture<Boolean>();
            Thread stopping = Thread.ofPlatform().unstarted(() -> {
                stop(server);
                stillInterrupted.complete(
                        finished.get() && Thread.currentThread().isInterrupted());
            });
            idle.getOutputStream().write('?');
            assertThat(idle.getInputStream().read()).as("the echo").isEqualTo('?');

            stopping.start();
            connectionClosed.await();
            stopping.interrupt();
            stopping.join(Duration.ofMillis(200));
            finish.countDown();

            assertThat(stillInterrupted.get(5, TimeUnit.SECONDS))
                    .as("the handler had returned when stop returned, and the thread was still interrupted")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("one interrupt after another does not make stop wait longer than two seconds")
    void interruptedAgainAndAgain() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(ANY_PORT);
                Server server = Server.start(listener, this::handleAndCleanUp, 1);
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            idle.getOutputStream().write('?');
            assertThat(idle.getInputStream().read()).as("the echo").isEqualTo('?');

            Thread stopping = Thread.ofPlatform().start(() -> stop(server));
            for (int i = 0; i < 20 && !stopping.join(Duration.ofMillis(300)); i++) {
                stopping.interrupt();
            }

            boolean returned = !stopping.isAlive();
            finish.countDown();
            assertThat(returned)
                    .as(
                            "stop has returned after six seconds with an interrupt each 300 ms, though a handler still runs")
                    .isTrue();
        }
    }

    private void handleAndCleanUp(SocketChannel connection) throws IOException {
        try {
            new EchoHandler().handle(connection);
        } finally {
            connectionClosed.countDown();
            await(finish);
            finished.set(true);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing interrupts a handler", e);
        }
    }

    private static void stop(Server server) {
        try {
            server.stop(Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
