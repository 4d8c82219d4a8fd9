package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.3 Accept for ever")
class Ex2_3_AcceptLoopTest {

    private static final int CLIENTS = 100;

    /** Long enough for the loop to be in accept again, and for an accept with a time limit to reach it. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(300);

    @Test
    @Order(1)
    @DisplayName("a hundred clients are served, one after another")
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
    @Order(2)
    @DisplayName("the loop waits for clients as long as its listener is open; closing it is the normal end")
    void closed() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler())) {
            try (Socket client = Loopback.connect(loop.port())) {
                Loopback.assertEcho(client, "hello", "a client");
            }
            double cpuTime = loop.cpuTimeIn(QUIET_PERIOD);
            assertThat(loop.failure())
                    .as("what failed, in a period without clients")
                    .isNull();
            assertThat(loop.isListening())
                    .as("the listener is open, after a period without clients")
                    .isTrue();
            Loop.assertWaits(cpuTime, "no client came");
            try (Loop another = Loop.with(new EchoHandler());
                    Socket client = Loopback.connect(another.port())) {
                Loopback.assertEcho(
                        client, "hello", "a client of another loop, while the first loop waits for a client");
            }

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
    @Order(3)
    @DisplayName("next owns the child: the loop does not close it, when next has returned")
    void nextOwnsTheChild() throws Exception {
        Queue<SocketChannel> children = new ConcurrentLinkedQueue<>();
        try (Loop loop = Loop.with(children::add);
                Socket first = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.send(first, '1');
            Loopback.send(second, '2');
            Loopback.waitUntil(
                    "the loop to accept a second client, after next has returned", () -> children.size() == 2);
            assertThat(children.element().isOpen())
                    .as("the first child is open, after next has returned, and the loop has accepted another client")
                    .isTrue();
            for (SocketChannel child : children) {
                assertThat(child.getOption(StandardSocketOptions.TCP_NODELAY))
                        .as("TCP_NODELAY of a child that was passed to next")
                        .isTrue();
                child.close();
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("when the listener is closed before run is called, run returns")
    void closedBefore() throws Exception {
        // When a real listener is closed, accept throws a ClosedChannelException with JDK 25, and a subclass of it with
        // JDK 21. The fake listener throws a ClosedChannelException with each.
        for (ServerSocketChannel listener : List.of(Loopback.listen(), new FakeListener())) {
            listener.close();
            try (Loop loop = Loop.on(listener, new EchoHandler())) {
                assertThat(loop.ends())
                        .as("run returns, when its listener is closed already")
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "what next throws is no failure of accept: it ends the loop, run throws it, and the listener stays open")
    void nextThrows() throws Exception {
        assertRunThrows(new IOException("from next"));
        assertRunThrows(new SocketException("from next"));
        assertRunThrows(new ClosedChannelException());
        assertRunThrows(new AsynchronousCloseException());
        assertRunThrows(new ClosedByInterruptException());
        assertRunThrows(new DeliberateException());
        assertRunThrows(new UncheckedIOException(new IOException("from next")));
        assertRunThrows(new OutOfMemoryError("from next"));
    }

    private static void assertRunThrows(Throwable thrown) throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Socket first = Loopback.connect(listener.socket().getLocalPort());
                Socket second = Loopback.connect(listener.socket().getLocalPort())) {
            Loopback.send(first, '1');
            Loopback.send(second, '2');
            var outcome = new CompletableFuture<String>();
            Queue<SocketChannel> children = new ConcurrentLinkedQueue<>();
            Thread.ofPlatform()
                    .daemon()
                    .name("caller of run")
                    .start(() -> Ex2_3_EndTest.run(listener, outcome, child -> {
                        children.add(child);
                        if (!Thread.currentThread().getName().equals("caller of run")) {
                            outcome.complete("none: next was called on another thread");
                        }
                        if (children.size() > 1) {
                            outcome.complete("none: the loop accepted another client");
                        }
                        DeliberateException.throwAny(thrown);
                    }));
            String thrownByRun = waitingFor(
                    "run to end, because next threw " + thrown,
                    () -> outcome.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            assertThat(thrownByRun)
                    .as("the exception of run, after next threw %s", thrown)
                    .isEqualTo(thrown.toString());
            assertThat(listener.isOpen())
                    .as("the listener, which belongs to the caller, is open after next threw %s", thrown)
                    .isTrue();
            assertThat(children.element().isOpen())
                    .as("the child, which belongs to next, is open after next threw %s", thrown)
                    .isTrue();
            children.element().close();
        }
    }
}
