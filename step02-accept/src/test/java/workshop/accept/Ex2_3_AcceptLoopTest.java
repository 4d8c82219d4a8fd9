package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.3 Accept for ever")
class Ex2_3_AcceptLoopTest {

    private static final int CLIENTS = 300;

    /** Long enough for the loop to be in accept again, and for an accept with a time limit to reach it. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(300);

    @Test
    @DisplayName("hundreds of clients are served, one after another")
    void oneAfterAnother() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            for (int i = 1; i <= CLIENTS; i++) {
                try (Socket client = Loopback.connect(loop.port())) {
                    Loopback.assertEcho(client, "I-am-number-" + i, "client " + i + " of " + CLIENTS);
                    client.shutdownOutput();
                    Loopback.assertEnds(client, "the connection of client " + i);
                }
            }
        }
    }

    @Test
    @DisplayName("the loop goes on after a period without clients")
    void quiet() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "the first client");
            }
            loop.ends(QUIET_PERIOD);
            assertThat(loop.isListening())
                    .as("the listener is open, after a period without clients")
                    .isTrue();
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client that connects after that period");
            }
        }
    }

    @Test
    @DisplayName("closing the listener is the normal end of the loop")
    void closed() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client");
            }
            loop.ends(QUIET_PERIOD);

            loop.closeListener();

            assertThat(loop.ends())
                    .as("run returns after its listener was closed")
                    .isTrue();
            assertThat(loop.failure())
                    .as("the exception of run, after its listener was closed")
                    .isNull();
        }
    }

    @Test
    @DisplayName("an exception of next is no failure of accept: it ends the loop, and run throws it")
    void nextThrows() throws Exception {
        assertRunThrows(new IOException("from next"));
        assertRunThrows(new ClosedChannelException());
    }

    private static void assertRunThrows(IOException thrown) throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Socket first = Loopback.connect(listener.socket().getLocalPort());
                Socket second = Loopback.connect(listener.socket().getLocalPort())) {
            Loopback.send(first, '1');
            Loopback.send(second, '2');
            var outcome = new CompletableFuture<String>();
            var clients = new AtomicInteger();
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> run(listener, outcome, child -> {
                        child.close();
                        if (clients.incrementAndGet() > 1) {
                            outcome.complete("none: the loop accepted another client");
                        }
                        throw thrown;
                    }));
            String thrownByRun = waitingFor(
                    "run to end, because next threw " + thrown,
                    () -> outcome.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            assertThat(thrownByRun)
                    .as("the exception of run, after next threw %s", thrown)
                    .isEqualTo(thrown.toString());
        }
    }

    private static void run(ServerSocketChannel listener, CompletableFuture<String> outcome, ConnectionHandler next) {
        try {
            AcceptLoop.run(listener, next);
            outcome.complete("none: run returned");
        } catch (IOException e) {
            outcome.complete(e.toString());
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }
}
