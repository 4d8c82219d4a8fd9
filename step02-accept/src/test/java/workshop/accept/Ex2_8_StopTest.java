package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.net.Socket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.Waiting;

@DisplayName("2.8 Stop gracefully")
@Timeout(6)
class Ex2_8_StopTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Duration GRACE_PERIOD = Duration.ofMillis(200);
    private static final Duration TWICE = GRACE_PERIOD.multipliedBy(2);

    /** If each of them got the short grace period, one after another, stop would take longer than a test waits. */
    private static final int IDLE_CLIENTS = 80;

    @Test
    @Order(1)
    @DisplayName("new clients are refused, the connections in service finish, and then stop returns")
    void finish() throws Exception {
        assertLetsFinish(Duration.ofMinutes(1), "a grace period of a minute");
    }

    @Test
    @Order(5)
    @DisplayName("an unlimited grace period is possible too")
    void unlimitedGracePeriod() throws Exception {
        assertLetsFinish(ChronoUnit.FOREVER.getDuration(), "an unlimited grace period");
    }

    private static void assertLetsFinish(Duration gracePeriod, String name) throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 10);
                Socket client = server.connect()) {
            Loopback.assertEcho(client, "hello", "a client, before the stop");

            CompletableFuture<Void> stopping = server.stopping(gracePeriod);

            Loopback.assertEcho(
                    client, "bye", "a client in service, long before the deadline of the stop, with " + name);
            client.shutdownOutput();
            Loopback.assertEnds(client, "the connection of a client that has finished");
            TestServer.assertReturns(stopping, "after the last client has disconnected, with " + name);
        }
    }

    @Test
    @Order(2)
    @DisplayName("with a grace period of zero, the connections are closed at once")
    void noGracePeriod() throws Exception {
        var handler = new SlowHandler();
        // Each limit of 1 or more is allowed.
        try (TestServer server = TestServer.start(handler, Integer.MAX_VALUE);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            server.assertStops(Duration.ZERO, "with a grace period of zero and an idle client");
            handler.stopHasReturned();
            Loopback.assertEnds(idle, "the connection of an idle client, after a stop with a grace period of zero");
            assertThat(handler.outlivedStop())
                    .as("how many handlers still ran when stop returned")
                    .isZero();
        }
    }

    @Test
    @Order(3)
    @DisplayName("connections are closed at the deadline, all threads end, and close is idempotent")
    void deadline() throws Exception {
        var handler = new SlowHandler();
        Set<Thread> before = TestServer.acceptThreads();
        List<Socket> idle = new ArrayList<>();
        try (TestServer server = TestServer.start(handler, IDLE_CLIENTS + 1)) {
            int port = server.port();
            for (int i = 0; i < IDLE_CLIENTS; i++) {
                idle.add(server.connect());
                Loopback.assertEcho(idle.get(i), "hello", "a client, before the stop");
            }

            long start = System.nanoTime();
            server.assertStops(SHORT, "with idle clients, whose connections must be closed at the deadline");
            handler.stopHasReturned();

            Loopback.assertEnds(idle.getFirst(), "an idle client's connection, after the deadline");
            assertThat(handler.firstEndAfter(start))
                    .as("the time from the stop to the end of the first idle client's connection")
                    .isGreaterThanOrEqualTo(SHORT);
            assertThat(handler.outlivedStop())
                    .as("how many handlers still ran when stop returned")
                    .isZero();
            Loopback.waitUntil(
                    "the accept loop's thread to end, after the stop",
                    () -> before.containsAll(TestServer.acceptThreads()));
            server.assertCloses("after the server has stopped");
            server.assertCloses("when it is called a second time");
            assertThat(server.port()).as("the port, after the stop").isEqualTo(port);
        } finally {
            for (Socket client : idle) {
                client.close();
            }
        }
    }

    @Test
    @DisplayName("there is one deadline for the accept loop, which waits for a permit, and for the handlers")
    void oneDeadline() throws Exception {
        // On a busy machine, a stop may take longer than intended. So the shortest of several counts.
        Duration shortest = Waiting.LIMIT;
        long enough = System.nanoTime() + Waiting.LIMIT.toNanos();
        for (int i = 0; i < 3 && shortest.compareTo(TWICE) >= 0 && System.nanoTime() < enough; i++) {
            try (TestServer server = TestServer.start(new EchoHandler(), 1);
                    Socket idle = server.connect()) {
                Loopback.assertEcho(idle, "hello", "the only client at a limit of 1");
                long start = System.nanoTime();
                server.assertStops(GRACE_PERIOD, "with an idle client, at a limit of 1");
                shortest = Duration.ofNanos(Math.min(shortest.toNanos(), System.nanoTime() - start));
            }
        }
        assertThat(shortest)
                .as("the time of a stop at the limit, with a grace period of %d ms", GRACE_PERIOD.toMillis())
                .isLessThan(TWICE);
    }

    @Test
    @Order(6)
    @DisplayName("a second stop with an earlier deadline closes the connections, and then both return")
    void secondStop() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 10);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            CompletableFuture<Void> first = server.stopping(Duration.ofMinutes(1));

            server.assertStops(Duration.ZERO, "without a grace period, while another stop waits");

            Loopback.assertEnds(idle, "the connection of a client, after a second stop without a grace period");
            TestServer.assertReturns(first, "after a second stop has closed the last connection");
        }
    }

    @Test
    @DisplayName("a second stop after the deadline of the first waits for the handlers too")
    void secondStopAfterTheDeadline() throws Exception {
        var handler = new SlowHandler();
        try (TestServer server = TestServer.start(handler, 10);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            CompletableFuture<Void> first =
                    CompletableFuture.runAsync(() -> server.stop(Duration.ZERO), Thread::startVirtualThread);
            Loopback.assertEnds(idle, "the connection of a client, after a stop without a grace period");

            server.assertStops(Duration.ZERO, "while another stop waits for a handler");
            handler.stopHasReturned();

            assertThat(handler.outlivedStop())
                    .as("how many handlers still ran when a second stop returned")
                    .isZero();
            TestServer.assertReturns(first, "after the last handler has returned");
        }
    }

    @Test
    @DisplayName("a second stop with a later deadline gives the connections no more time")
    void laterDeadline() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 10);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            CompletableFuture<Void> first = server.stopping(GRACE_PERIOD);
            CompletableFuture<Void> second = server.stopping(Duration.ofMinutes(1));

            Loopback.assertEnds(idle, "the connection of a client, at the earlier of two deadlines");
            TestServer.assertReturns(first, "after its deadline, which is the earlier of two");
            TestServer.assertReturns(second, "after the first stop has closed the last connection");
        }
    }

    @Test
    @DisplayName("an interrupt of the calling thread moves the deadline to now, and the thread stays interrupted")
    void interrupted() throws Exception {
        var handler = new SlowHandler();
        try (TestServer server = TestServer.start(handler, 10);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            var stillInterrupted = new CompletableFuture<Boolean>();
            Thread stopping = Thread.startVirtualThread(() -> {
                try {
                    server.stop(ChronoUnit.FOREVER.getDuration());
                    handler.stopHasReturned();
                    stillInterrupted.complete(Thread.interrupted());
                } catch (Throwable e) {
                    stillInterrupted.completeExceptionally(e);
                }
            });
            server.awaitRefusal(stillInterrupted);

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
            assertThat(handler.outlivedStop())
                    .as("how many handlers still ran when an interrupted stop returned")
                    .isZero();
        }
    }

    @Test
    @Order(4)
    @DisplayName("a stop on a thread that is interrupted already closes the connections at once")
    void interruptedBefore() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 10);
                Socket idle = server.connect()) {
            Loopback.assertEcho(idle, "hello", "a client, before the stop");
            CompletableFuture<Boolean> stillInterrupted = CompletableFuture.supplyAsync(
                    () -> {
                        Thread.currentThread().interrupt();
                        server.stop(Duration.ofMinutes(1));
                        return Thread.interrupted();
                    },
                    Thread::startVirtualThread);
            Loopback.assertEnds(idle, "the connection of a client, after a stop on an interrupted thread");
            assertThat(waitingFor(
                            "stop to return, on an interrupted thread",
                            () -> stillInterrupted.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                    .as("the thread is still interrupted, after stop has returned")
                    .isTrue();
        }
    }
}
