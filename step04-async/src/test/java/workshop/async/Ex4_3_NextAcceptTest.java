package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.3 Accept without blocking: the next accept")
class Ex4_3_NextAcceptTest {

    private static final int FAILURES = 4;

    private static final int ROUNDS = 3;

    /** The first delay, in milliseconds, as the Javadoc of AsyncServer says. Each further one is twice as long. */
    private static final long FIRST_DELAY = 10;

    /** A timer may count the whole milliseconds of another clock, as java.util.Timer does, and so be early by one. */
    private static final long CLOCK_STEP = 2;

    private static void assertGreeted(Loopback loopback, String which) throws Exception {
        Ex4_3_AcceptTest.assertGreeted(loopback.connect(), which);
    }

    @Test
    @Order(1)
    @DisplayName("one accept at a time, also after a handler that threw")
    void oneAtATime() throws Exception {
        AtomicInteger clients = new AtomicInteger();
        Queue<AsynchronousSocketChannel> all = new ConcurrentLinkedQueue<>();
        Consumer<AsynchronousSocketChannel> handler = client -> {
            all.add(client);
            switch (clients.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("thrown by the handler of client 1");
                case 2 -> throw new Error("thrown by the handler of client 2");
                default -> Ex4_3_AcceptTest.greet(client);
            }
        };
        try (Loopback loopback = Loopback.open()) {
            WatchedListener listener = new WatchedListener(loopback.listener());
            AsyncServer.start(listener, handler);
            for (int i = 1; i <= 2; i++) {
                loopback.connect()
                        .awaitEnd("the end of connection " + i + ", whose handler threw "
                                + (i == 1 ? "a RuntimeException" : "an Error"));
                assertThat(all.remove().isOpen())
                        .as("the channel of client %d is open, whose handler threw", i)
                        .isFalse();
            }
            for (int i = 3; i <= 5; i++) {
                assertGreeted(loopback, "client " + i + ", after two handlers that threw");
            }
            // A delay that began when a handler threw has ended before this one.
            CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(3 * FIRST_DELAY, TimeUnit.MILLISECONDS))
                    .join();
            assertThat(listener.tooEarly())
                    .as("accepts that were started while another one was pending")
                    .isZero();
        }
    }

    @Test
    @Order(2)
    @DisplayName("an accept that throws at once is tried again, and the client before it is served")
    void throwsAtOnce() throws Exception {
        assertTriesAgainAtOnce("an exception", new IllegalStateException("thrown by the accept after client 1"));
        assertTriesAgainAtOnce("an Error", new Error("thrown by the accept after client 1"));
    }

    private static void assertTriesAgainAtOnce(String what, Throwable fault) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            WatchedListener listener = new WatchedListener(loopback.listener());
            AsyncServer.start(listener, Ex4_3_AcceptTest::greet);
            listener.failNext(1, fault);
            assertGreeted(loopback, "client 1, while the next accept throws " + what + " at once");
            assertGreeted(loopback, "client 2, after an accept that threw " + what + " at once");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a client whose TCP_NODELAY cannot be set is closed")
    void cannotSetTheOption() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            WatchedListener listener = new WatchedListener(loopback.listener(), client -> {
                FaultyChannel faulty = new FaultyChannel(client);
                faulty.failOptions(new IOException("this option cannot be set"));
                faulty.failEndOfOutput(new IOException("the peer has gone"));
                return faulty;
            });
            AsyncServer.start(listener, Ex4_3_AcceptTest::greet);
            loopback.connect().awaitEnd("the end of a connection whose TCP_NODELAY could not be set");
        }
    }

    @Test
    @Order(4)
    @DisplayName("a client that was accepted just before the server was closed is not forgotten")
    void closedMeanwhile() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            WatchedListener listener = new WatchedListener(loopback.listener(), client -> {
                closeListener(loopback);
                return client;
            });
            AsyncServer.start(listener, Ex4_3_AcceptTest::greet);
            // The handler gets it and greets it, or the server closes it.
            Peer client = loopback.connect();
            Waiting.waitingFor(
                    "the greeting, or the end, of a client that was accepted just before the server was closed",
                    () -> client.socket().getInputStream().read());
        }
    }

    @Test
    @Order(5)
    @DisplayName("a server that waits until it accepts again takes no thread, however many servers wait")
    void manyServers() throws Exception {
        List<AsyncServer> servers = new ArrayList<>();
        try (Loopback loopback = Loopback.open()) {
            ThreadsTaken threads = new ThreadsTaken();
            for (int i = 0; i < ThreadsTaken.many(100); i++) {
                WatchedListener listener = new WatchedListener(loopback.listener());
                listener.failNext(1, new IllegalStateException("thrown by the first accept"));
                servers.add(AsyncServer.start(listener, Ex4_3_AcceptTest::greet));
            }
            threads.assertFew(servers.size(), "servers take, each of which has failed to accept");
            for (AsyncServer server : servers) {
                server.close();
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("an accept that fails is tried again while the listener is open, whatever the failure is")
    void failsWithAnything() throws Exception {
        assertTriesAgain("an Error", new Error("the failure of the first accept"));
        assertTriesAgain("a ClosedChannelException that is not about the listener", new ClosedChannelException());
    }

    private static void assertTriesAgain(String what, Throwable failure) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            WatchedListener listener = new WatchedListener(loopback.listener());
            listener.failNext(failure);
            AsyncServer.start(listener, Ex4_3_AcceptTest::greet);
            assertGreeted(loopback, "a client, after an accept that has failed with " + what);
        }
    }

    @Test
    @Order(7)
    @DisplayName("the delay after a failed accept doubles, and after a client there is none")
    void delays() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            WatchedListener listener = new WatchedListener(loopback.listener());
            listener.failNext(FAILURES, new IllegalStateException("thrown by each of the first accepts"));
            AsyncServer.start(listener, Ex4_3_AcceptTest::greet);
            assertGreeted(loopback, "a client, after " + FAILURES + " accepts in a row have failed");
            for (int round = 1; round < ROUNDS; round++) {
                listener.failNext(FAILURES, new IllegalStateException("thrown by each of the next accepts"));
                assertGreeted(loopback, "a client, while the next accept throws an exception at once");
                assertGreeted(loopback, "a client, after " + FAILURES + " more accepts have failed");
            }
            // A busy machine makes a delay longer, and never shorter. So the shortest one, as a first delay, is what
            // the code asks for.
            Duration shortest = Duration.ofDays(1);
            for (int i = 0; i < ROUNDS * FAILURES; i++) {
                int before = i % FAILURES;
                Duration delay = listener.delaysAfterFaults().get(i);
                assertThat(delay)
                        .as(
                                "the delay after failure %d of %d in a row%s",
                                before + 1,
                                FAILURES,
                                i < FAILURES ? "" : ", the first of them just before a handler ran")
                        .isGreaterThanOrEqualTo(Duration.ofMillis((FIRST_DELAY << before) - CLOCK_STEP));
                shortest = Collections.min(List.of(shortest, delay.dividedBy(1L << before)));
            }
            for (int i = 1; i <= 20; i++) {
                assertGreeted(loopback, "client " + i + " of 20");
            }
            // A delay makes each of them late, and a busy machine only some. The other delays show how busy it is.
            assertThat(listener.shortestDelay())
                    .as("the shortest time between a client and the next accept, of 20 clients")
                    .isLessThan(shortest.dividedBy(2));
        }
    }

    private static void closeListener(Loopback loopback) {
        try {
            loopback.listener().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
