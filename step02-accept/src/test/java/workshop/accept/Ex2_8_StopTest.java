package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.Waiting;

@DisplayName("2.8 Stop gracefully")
@Timeout(6)
class Ex2_8_StopTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Duration SLOW_CLEAN_UP = Duration.ofMillis(200);

    @Test
    @DisplayName("new clients are refused, the connections in service finish, and then stop returns")
    void finish() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, new EchoHandler(), 10);
                Socket client = Loopback.connect(server.port())) {
            Loopback.assertEcho(client, "hello", "a client, before the stop");

            CompletableFuture<Void> stopping =
                    CompletableFuture.runAsync(() -> stop(server, Duration.ofMinutes(1)), Thread::startVirtualThread);
            Loopback.waitUntil(
                    "new clients to be refused, after stop was called", () -> Loopback.refuses(server.port()));

            Loopback.assertEcho(client, "bye", "a client in service, long before the deadline of the stop");
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            waitingFor(
                    "stop to return, after the last client has disconnected and long before the deadline",
                    () -> stopping.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    @Test
    @DisplayName("with an unlimited grace period, stop returns when the last client has disconnected")
    void unlimitedGracePeriod() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, new EchoHandler(), 10);
                Socket client = Loopback.connect(server.port())) {
            Loopback.assertEcho(client, "hello", "a client, before the stop");

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(
                    () -> stop(server, ChronoUnit.FOREVER.getDuration()), Thread::startVirtualThread);
            Loopback.waitUntil(
                    "new clients to be refused, after stop was called", () -> Loopback.refuses(server.port()));

            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            waitingFor(
                    "stop to return, after the last client has disconnected, with an unlimited grace period",
                    () -> stopping.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static void stop(Server server, Duration gracePeriod) {
        try {
            server.stop(gracePeriod);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("connections are closed at the deadline, all threads end, and close is idempotent")
    void deadline() throws Exception {
        AtomicInteger handlers = new AtomicInteger();
        ConnectionHandler counted = connection -> {
            handlers.incrementAndGet();
            try {
                new EchoHandler().handle(connection);
            } finally {
                cleanUpSlowly();
                handlers.decrementAndGet();
            }
        };
        Set<Thread> before = acceptingThreads();
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, counted, 10);
                Socket idle = Loopback.connect(server.port())) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");

            assertStops(server, "stop to return, with an idle client whose connection must be closed at the deadline");
            int stillRunning = handlers.get();

            Loopback.assertEnds(idle, "an idle client's connection, after the deadline");
            assertThat(stillRunning)
                    .as("how many handlers still ran when stop returned")
                    .isZero();
            Loopback.waitUntil(
                    "the accept loop's thread to end, after the stop", () -> before.containsAll(acceptingThreads()));
            assertCloses(server);
            assertCloses(server);
        }
    }

    private static void cleanUpSlowly() {
        try {
            new CountDownLatch(1).await(SLOW_CLEAN_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops with a short grace period. */
    private static void assertStops(Server server, String what) throws Exception {
        waitingFor(what, () -> {
            server.stop(SHORT);
            return null;
        });
    }

    private static void assertCloses(Server server) throws Exception {
        waitingFor("close to return at once, after the server has stopped", () -> {
            server.close();
            return null;
        });
    }

    private static Set<Thread> acceptingThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(AcceptLoop.class.getName())))
                .map(thread -> thread.getKey())
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("an interrupt of the calling thread moves the deadline to now, and the thread stays interrupted")
    void interrupted() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, new EchoHandler(), 10);
                Socket idle = Loopback.connect(server.port())) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            var stillInterrupted = new CompletableFuture<Boolean>();
            Thread stopping = Thread.startVirtualThread(() -> {
                stop(server, Duration.ofMinutes(1));
                stillInterrupted.complete(Thread.interrupted());
            });
            Loopback.waitUntil(
                    "new clients to be refused, after stop was called", () -> Loopback.refuses(server.port()));

            assertThat(stillInterrupted.isDone())
                    .as("stop has returned long before its deadline, while an idle client was connected")
                    .isFalse();
            stopping.interrupt();

            Loopback.assertEnds(idle, "an idle client's connection, after the thread in stop was interrupted");
            assertThat(waitingFor(
                            "stop to return, after its thread was interrupted",
                            () -> stillInterrupted.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the thread is still interrupted, after stop has returned")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a limit below 1 is refused, and the error message names it")
    void limitBelowOne() throws Exception {
        for (int limit : new int[] {0, -7}) {
            try (ServerSocketChannel listener = Loopback.listen()) {
                assertThatIllegalArgumentException()
                        .as("a server for at most %d connections", limit)
                        .isThrownBy(() -> stop(Server.start(listener, new EchoHandler(), limit), Duration.ZERO))
                        .withMessageContaining(String.valueOf(limit));
            }
        }
    }

    @Test
    @DisplayName("the handler is guarded and limited, and stop also works while all permits are taken")
    void atTheLimit() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, Ex2_8_StopTest::echoOrThrow, 1);
                Socket failing = Loopback.connect(server.port());
                Socket served = Loopback.connect(server.port());
                Socket waiting = Loopback.connect(server.port())) {
            Loopback.send(failing, 't');
            Loopback.assertEnds(failing, "the connection of a client whose handler threw");
            Loopback.assertEcho(served, "hello", "the one client that is served");
            Loopback.send(waiting, '!');
            Loopback.assertNoAnswer(waiting, "the second client at a limit of 1");

            assertStops(server, "stop to return, while all permits are taken");

            Loopback.assertEnds(served, "the connection of the one client that was served");
            Loopback.assertEnds(waiting, "the connection of a client in the accept queue");
        }
    }

    private static void echoOrThrow(SocketChannel connection) throws IOException {
        int first = connection.socket().getInputStream().read();
        if (first == 't') {
            throw new DeliberateException();
        }
        connection.socket().getOutputStream().write(first);
        new EchoHandler().handle(connection);
    }

    @Test
    @DisplayName("a client that is accepted at the moment of the stop is disconnected too")
    void atAnyMoment() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (ServerSocketChannel listener = Loopback.listen();
                    Server server = Server.start(listener, new EchoHandler(), 10);
                    Socket client = Loopback.connect(server.port())) {
                waitingFor("stop to return, with a grace period of zero", () -> {
                    server.stop(Duration.ZERO);
                    return null;
                });
                Loopback.assertEnds(client, "the connection of a client that connected at the moment of the stop");
            }
        }
    }
}
