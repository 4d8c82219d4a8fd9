package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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

@DisplayName("2.8 Stop in good order")
@Timeout(6)
class Ex2_8_StopTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    @DisplayName("new clients are refused, those in service finish, and then stop returns")
    void finish() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, new EchoHandler(), 10);
                Socket client = Loopback.connect(server.port())) {
            Loopback.assertEcho(client, "hello", "a client, before the stop");

            CompletableFuture<Void> stopping =
                    CompletableFuture.runAsync(() -> stop(server, Duration.ofMinutes(1)), Thread::startVirtualThread);
            Loopback.waitUntil("new clients to be refused, once stop has begun", () -> Loopback.refuses(server.port()));

            Loopback.assertEcho(client, "bye", "a client in service, long before the deadline of the stop");
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            waitingFor(
                    "stop to return, after the last client has left and long before the deadline",
                    () -> stopping.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    @Test
    @DisplayName("with a grace without end, stop returns when the last client has left")
    void graceWithoutEnd() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, new EchoHandler(), 10);
                Socket client = Loopback.connect(server.port())) {
            Loopback.assertEcho(client, "hello", "a client, before the stop");

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(
                    () -> stop(server, ChronoUnit.FOREVER.getDuration()), Thread::startVirtualThread);
            Loopback.waitUntil("new clients to be refused, once stop has begun", () -> Loopback.refuses(server.port()));

            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            waitingFor(
                    "stop to return, after the last client has left, where the grace has no end",
                    () -> stopping.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static void stop(Server server, Duration grace) {
        try {
            server.stop(grace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("who is still there at the deadline is cut off, no thread is left, and close twice is harmless")
    void deadline() throws Exception {
        AtomicInteger handlers = new AtomicInteger();
        ConnectionHandler counted = connection -> {
            handlers.incrementAndGet();
            try {
                new EchoHandler().handle(connection);
            } finally {
                takesAMomentToTidyUp();
                handlers.decrementAndGet();
            }
        };
        Set<Thread> before = acceptingThreads();
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, counted, 10);
                Socket idle = Loopback.connect(server.port())) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");

            assertStops(server, "stop to return, with an idle client that is to be cut off at the deadline");
            int handlersLeft = handlers.get();

            Loopback.assertEnds(idle, "an idle client's connection, after the deadline");
            assertThat(handlersLeft)
                    .as("how many handlers still ran when stop returned")
                    .isZero();
            Loopback.waitUntil(
                    "the accept loop's thread to end, after the stop", () -> before.containsAll(acceptingThreads()));
            assertThatCode(server::close).as("closing a stopped server").doesNotThrowAnyException();
            assertThatCode(server::close).as("closing it once more").doesNotThrowAnyException();
        }
    }

    private static void takesAMomentToTidyUp() {
        try {
            new CountDownLatch(1).await(SHORT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops with a deadline that is soon. */
    private static void assertStops(Server server, String what) throws Exception {
        waitingFor(what, () -> {
            server.stop(SHORT);
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
    @DisplayName("an interrupt of its caller brings the deadline forward to now, and the caller stays interrupted")
    void interrupted() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, new EchoHandler(), 10);
                Socket idle = Loopback.connect(server.port())) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            var stillInterrupted = new CompletableFuture<Boolean>();
            Thread caller = Thread.startVirtualThread(() -> {
                stop(server, Duration.ofMinutes(1));
                stillInterrupted.complete(Thread.interrupted());
            });
            Loopback.waitUntil("new clients to be refused, once stop has begun", () -> Loopback.refuses(server.port()));

            assertThat(stillInterrupted.isDone())
                    .as("stop has returned long before its deadline, with an idle client still there")
                    .isFalse();
            caller.interrupt();

            Loopback.assertEnds(idle, "an idle client's connection, after the caller of stop was interrupted");
            assertThat(waitingFor(
                            "stop to return, after its caller was interrupted",
                            () -> stillInterrupted.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the caller is still interrupted, after stop has returned")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a limit below 1 is refused")
    void nobodyAtAll() throws Exception {
        for (int limit : new int[] {0, -7}) {
            try (ServerSocketChannel listener = Loopback.listen()) {
                assertThatIllegalArgumentException()
                        .as("a server for %d connections at a time", limit)
                        .isThrownBy(() ->
                                Server.start(listener, new EchoHandler(), limit).close());
            }
        }
    }

    @Test
    @DisplayName("it guards and limits its handler, and stops too while every place is taken")
    void atTheLimit() throws Exception {
        try (ServerSocketChannel listener = Loopback.listen();
                Server server = Server.start(listener, Ex2_8_StopTest::echoUnlessPoisoned, 1);
                Socket poisoned = Loopback.connect(server.port());
                Socket served = Loopback.connect(server.port());
                Socket waiting = Loopback.connect(server.port())) {
            Loopback.send(poisoned, 'p');
            Loopback.assertEnds(poisoned, "the connection of a client whose handler threw");
            Loopback.assertEcho(served, "hello", "the one client that is served");
            Loopback.send(waiting, '!');
            Loopback.assertSilent(waiting, "the second client at a limit of 1");

            assertStops(server, "stop to return, while every place is taken");

            Loopback.assertEnds(served, "the connection of the one client that was served");
            Loopback.assertEnds(waiting, "the connection of a client that waited for a place");
        }
    }

    private static void echoUnlessPoisoned(SocketChannel connection) throws IOException {
        int first = connection.socket().getInputStream().read();
        if (first == 'p') {
            throw new Poison();
        }
        connection.socket().getOutputStream().write(first);
        new EchoHandler().handle(connection);
    }

    @Test
    @DisplayName("nobody is left behind who is accepted just when it stops")
    void atAnyMoment() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (ServerSocketChannel listener = Loopback.listen();
                    Server server = Server.start(listener, new EchoHandler(), 10);
                    Socket client = Loopback.connect(server.port())) {
                waitingFor("stop to return, with no grace at all", () -> {
                    server.stop(Duration.ZERO);
                    return null;
                });
                Loopback.assertEnds(client, "the connection of a client that came just when the server stopped");
            }
        }
    }
}
