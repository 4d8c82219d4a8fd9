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

    /** Long enough for the loop to be back in accept, and for an accept that looks around now and then to do so. */
    private static final Duration QUIET_WHILE = Duration.ofMillis(300);

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
    @DisplayName("the loop goes on, also after a while in which nobody came")
    void quiet() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "the first client");
            }
            loop.ends(QUIET_WHILE);
            assertThat(loop.isListening())
                    .as("the listener is open, after a while in which nobody came")
                    .isTrue();
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client that comes after a while");
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
            loop.ends(QUIET_WHILE);

            loop.closeListener();

            assertThat(loop.ends())
                    .as("run returns after its listener was closed")
                    .isTrue();
            assertThat(loop.failure())
                    .as("what run threw when its listener was closed")
                    .isNull();
        }
    }

    @Test
    @DisplayName("what next throws is no failure of accept: it ends the loop, and comes out of it")
    void nextThrows() throws Exception {
        assertComesOut(new IOException("from next"));
        assertComesOut(new ClosedChannelException());
    }

    private static void assertComesOut(IOException thrown) throws Exception {
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
                            outcome.complete("nothing: the loop went on to the next client");
                        }
                        throw thrown;
                    }));
            String came = waitingFor(
                    "run to end, because next threw " + thrown,
                    () -> outcome.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            assertThat(came)
                    .as("what came out of run when next threw %s", thrown)
                    .isEqualTo(thrown.toString());
        }
    }

    private static void run(ServerSocketChannel listener, CompletableFuture<String> outcome, ConnectionHandler next) {
        try {
            AcceptLoop.run(listener, next);
            outcome.complete("nothing: run returned");
        } catch (IOException e) {
            outcome.complete(e.toString());
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }
}
