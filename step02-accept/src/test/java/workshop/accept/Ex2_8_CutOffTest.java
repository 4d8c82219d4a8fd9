package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("2.8 Stop without a grace period")
@Timeout(6)
class Ex2_8_CutOffTest {

    private static final Duration CUT_OFF_TIMEOUT = Duration.ofSeconds(2);

    /** Accept loops that other tests have left behind, perhaps on purpose. */
    private final Set<Thread> before = TestServer.acceptThreads();

    @Test
    @Order(1)
    @DisplayName("a client whose handler begins only after the deadline is disconnected too")
    void beginsLate() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 1);
                Socket client = new Socket()) {
            // The client sends nothing. In a solution that waits a little before it sets its flag, the handler begins
            // earlier, and would answer. Such a stop finds the connection registered, and closes it.
            Thread stopping = stopBeforeTheHandlerBegins(server, Duration.ZERO, client);
            Loopback.assertEnds(client, "the connection of a client whose handler began after the deadline");
            waitingFor("stop to return, after the last handler has returned", () -> {
                stopping.join();
                return null;
            });
        }
    }

    @Test
    @Order(2)
    @DisplayName("a client whose handler begins before the deadline is served until then, and not longer")
    void beginsInTime() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 1);
                Socket client = new Socket()) {
            Thread stopping = stopBeforeTheHandlerBegins(server, Duration.ofMinutes(1), client);
            Loopback.assertEcho(
                    client, "hello", "a client whose handler began after stop was called, before the deadline");
            stopping.interrupt();
            Loopback.assertEnds(
                    client,
                    "the connection of a client whose handler began after stop was called, when an interrupt moved the deadline to now");
        }
    }

    /** The server has accepted the client, but no virtual thread can begin until stop waits. */
    private Thread stopBeforeTheHandlerBegins(TestServer server, Duration gracePeriod, Socket client) throws Exception {
        Thread stopping = Thread.ofPlatform().daemon().unstarted(() -> server.stop(gracePeriod));
        boolean beginsOnACarrier = BusyCarriers.areNeeded();
        try (BusyCarriers busy = new BusyCarriers()) {
            busy.begin();
            Loopback.connect(client, server.port());
            // At a limit of 1, the accept loop waits for a permit when it has accepted the client.
            Loopback.waitUntil("the accept loop to accept the only client", this::loopWaits);
            stopping.start();
            long start = System.nanoTime();
            Loopback.waitUntil("stop to return, or to wait for the handler", () -> waits(stopping));
            // On a busy machine, the handler may have begun, or the two seconds may be over for which stop waits.
            boolean waits = stopping.isAlive() || System.nanoTime() - start >= CUT_OFF_TIMEOUT.toNanos();
            assertThat(waits || !beginsOnACarrier || !busy.hold())
                    .as("stop waits for a client whose handler has not begun")
                    .isTrue();
            if (gracePeriod.isPositive()) {
                assertWaits(Thread.ofPlatform().daemon().start(() -> server.stop(gracePeriod)));
            }
        }
        return stopping;
    }

    private static void assertWaits(Thread secondStop) throws Exception {
        Loopback.waitUntil("a second stop to return, or to wait for the handler", () -> waits(secondStop));
        assertThat(secondStop.isAlive())
                .as("a second stop waits for a client whose handler has not begun")
                .isTrue();
    }

    @Test
    @Order(3)
    @DisplayName(
            "a client whose handler begins while stop closes the others is disconnected too; no accept is interrupted")
    void beginsMeanwhile() throws Exception {
        var begins = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var registering = new CountDownLatch(1);
        var mayRegister = new CountDownLatch(1);
        var mayClose = new CountDownLatch(1);
        var mayAccept = new CountDownLatch(1);
        // A loop over the set goes from low hash codes to high ones. While stop closes the first connection, the loop
        // has passed the place of the second one.
        SocketChannel first = new FakeChannel() {
            @Override
            public int hashCode() {
                return 15;
            }

            @Override
            protected void implCloseSelectableChannel() throws IOException {
                closing.countDown();
                await(mayClose);
                super.implCloseSelectableChannel();
                closed.countDown();
            }
        };
        SocketChannel second = new FakeChannel() {
            @Override
            public int hashCode() {
                registering.countDown();
                await(mayRegister);
                return 0;
            }
        };
        var interrupted = new AtomicBoolean();
        FakeListener.Accept acceptSecond = () -> {
            // If the second registered first, a solution with a lock could not register the first.
            FakeChannel.await(begins);
            return second;
        };
        FakeListener listener = new FakeListener(() -> first, acceptSecond, () -> {
            try {
                mayAccept.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            throw new AsynchronousCloseException();
        });
        Queue<SocketChannel> begun = new ConcurrentLinkedQueue<>();
        ConnectionHandler idle = connection -> {
            begun.add(connection);
            begins.countDown();
            connection.read(ByteBuffer.allocate(1));
        };
        try (TestServer server = TestServer.start(listener, idle, 10)) {
            try {
                Loopback.waitUntil("the handlers of two clients to begin", () -> {
                    boolean secondBegins = registering.getCount() == 0 || begun.contains(second);
                    return listener.isTooFake() || begun.contains(first) && secondBegins;
                });
                assumeFalse(listener.isTooFake(), "the server needs a real listener");
                Thread stopping = Thread.ofPlatform().daemon().start(() -> server.stop(Duration.ZERO));
                // A solution with a lock cannot close a connection while another is being registered.
                Loopback.waitUntil(
                        "stop to close a connection, or to wait for a lock",
                        () -> closing.getCount() == 0
                                || waits(stopping)
                                || stopping.getState() == Thread.State.BLOCKED);
                mayRegister.countDown();
                Loopback.waitUntil(
                        "the second client's handler to begin, or the end of its connection",
                        () -> begun.contains(second) || !second.isOpen());
                mayClose.countDown();
                Loopback.waitUntil(
                        "the end of the connection of a client whose handler began while stop closed the others",
                        () -> !second.isOpen());
                // While the close of the first connection waits, stop waits too. So that close must have ended.
                Loopback.waitUntil(
                        "stop to return, or to wait for the handlers",
                        () -> closing.getCount() == closed.getCount() && waits(stopping));
                mayAccept.countDown();
                waitingFor("stop to return, after the last handler has returned", () -> {
                    stopping.join();
                    return null;
                });
                assertThat(interrupted.get())
                        .as("stop has interrupted the accept thread")
                        .isFalse();
            } finally {
                for (CountDownLatch latch : List.of(begins, mayRegister, mayClose, mayAccept)) {
                    latch.countDown();
                }
            }
        }
    }

    private boolean loopWaits() {
        Set<Thread> threads = TestServer.acceptThreads();
        threads.removeAll(before);
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
    @Order(4)
    @DisplayName("the server forgets only a connection that has ended: it closes the others when it stops")
    void forgetsNoOther() throws Exception {
        try (TestServer server = TestServer.start(new EchoHandler(), 2);
                Socket first = server.connect()) {
            Loopback.assertEcho(first, "hello", "the first client");
            try (Socket second = server.connect();
                    Socket third = server.connect()) {
                Loopback.assertEcho(second, "hello", "the second client");
                first.shutdownOutput();
                // At a limit of 2, the third client is served when the server has finished with the first.
                Loopback.assertEcho(third, "hello", "the third client, after the first has disconnected");
                CompletableFuture<Void> stopping =
                        CompletableFuture.runAsync(() -> server.stop(Duration.ZERO), Thread::startVirtualThread);
                Loopback.assertEnds(
                        second,
                        "the connection of a client in service, after a stop, when another client had left before");
                TestServer.assertReturns(stopping, "without a grace period, when one of three clients had left before");
            }
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
