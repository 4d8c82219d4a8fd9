package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("2.5 A failing handler ends only its own connection")
class Ex2_5_GuardTest {

    private static final Duration LONG_ENOUGH_TO_RETURN = Duration.ofMillis(200);

    private static final IOException FROM_CLOSE = new IOException("from close");

    /** Whether the loop's thread was interrupted after the handler of a connection. */
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Test
    @Order(1)
    @DisplayName("when the handler fails for one client, its connection is closed, and the next client is served")
    void failingHandler() throws Exception {
        ConnectionHandler guarded = new ObeyingHandler().guarded();
        try (Loop loop = Loop.with(connection -> {
            guarded.handle(connection);
            interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
        })) {
            assertOnlyItsOwnConnection(loop, 'r', "a runtime exception");
            assertOnlyItsOwnConnection(loop, 'i', "an IOException");
            assertOnlyItsOwnConnection(loop, 't', "a SocketTimeoutException");
            assertOnlyItsOwnConnection(loop, 'c', "an IOException after it had closed the connection");
            assertOnlyItsOwnConnection(loop, 'x', "a checked exception that is no IOException");
            assertOnlyItsOwnConnection(loop, 's', "a StackOverflowError");
            assertOnlyItsOwnConnection(loop, 'a', "an AssertionError");
            assertOnlyItsOwnConnection(loop, 'o', "an OutOfMemoryError");
            assertOnlyItsOwnConnection(loop, 'l', "a NoClassDefFoundError");
            assertOnlyItsOwnConnection(loop, 'n', "an exception that has no message");
            assertOnlyItsOwnConnection(loop, 'p', "an exception whose message contains a percent sign");
            assertOnlyItsOwnConnection(loop, 'w', "an exception that has no stack trace");
            assertOnlyItsOwnConnection(loop, 'h', "the ClosedChannelException of another channel");
        }
    }

    private void assertOnlyItsOwnConnection(Loop loop, char command, String thrown) throws Exception {
        try (Socket failing = Loopback.connect(loop.port())) {
            Loopback.send(failing, command);
            Loopback.assertEnds(failing, "the connection whose handler threw " + thrown);
        }
        assertThat(loop.thrownByHandler())
                .as("the exception that reached the accept loop, when the handler threw %s", thrown)
                .isNull();
        try (Socket healthy = Loopback.connect(loop.port())) {
            Loopback.assertEcho(healthy, "e", "a healthy client, after a handler threw " + thrown);
        } finally {
            // This is why no client is served any more. The loop notes it a moment after the connection has ended.
            assertThat(interrupted.get())
                    .as("the thread of the accept loop is interrupted, after a guarded handler threw")
                    .isFalse();
        }
    }

    @Test
    @Order(2)
    @DisplayName("when a handler returns without closing its connection, the guard closes it")
    void handlerDoesNotClose() throws Exception {
        try (Loop loop = Loop.with(new ObeyingHandler().guarded());
                Socket client = Loopback.connect(loop.port())) {
            Loopback.assertEcho(client, "e", "a client");
            Loopback.assertEnds(client, "the connection whose handler returned");
        }
    }

    @Test
    @Order(3)
    @DisplayName("the guard waits for its handler, and closes the connection after that")
    void waitsForTheHandler() throws Exception {
        var guardHasReturned = new CountDownLatch(1);
        var outlived = new CompletableFuture<Boolean>();
        var server = new CompletableFuture<Thread>();
        ConnectionHandler slow = connection -> {
            server.complete(Thread.currentThread());
            outlived.complete(FakeChannel.await(guardHasReturned, LONG_ENOUGH_TO_RETURN) || !connection.isOpen());
        };
        var closedLate = new CompletableFuture<Boolean>();
        Thread caller = Thread.currentThread();
        var waitsForBytes = new AtomicBoolean();
        SocketChannel child = new FakeChannel() {
            @Override
            public int read(ByteBuffer buffer) {
                // Of an idle client, a read in blocking mode never returns.
                waitsForBytes.compareAndSet(false, isBlocking());
                return -1;
            }

            @Override
            protected void implCloseSelectableChannel() {
                closedLate.complete(
                        Thread.currentThread() != caller && FakeChannel.await(guardHasReturned, LONG_ENOUGH_TO_RETURN));
            }

            @Override
            SocketChannel shutDown() {
                return this;
            }
        };
        slow.guarded().handle(child);
        guardHasReturned.countDown();
        assertThat(waitingFor(
                        "the handler in a guarded handler to return",
                        () -> outlived.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS)))
                .as("handle of a guarded handler has returned, or closed the connection, while its handler ran")
                .isFalse();
        Loopback.waitABit(closedLate::isDone);
        assertThat(closedLate.getNow(false))
                .as("handle of a guarded handler has returned before the connection was closed")
                .isFalse();
        assertThat(waitsForBytes.get())
                .as("after its handler, the guard waits for bytes of the client, which may be idle")
                .isFalse();
        assertThat(server.join() == caller)
                .as("a guarded handler serves its connection on the thread that called handle")
                .isTrue();
    }

    @Test
    @Order(4)
    @DisplayName("the guard closes the channel, and not only its output; a channel that is closed already does no harm")
    void closedChannel() throws Exception {
        var calls = new AtomicInteger();
        ConnectionHandler guarded = ((ConnectionHandler) connection -> calls.incrementAndGet()).guarded();
        try (ServerSocketChannel listener = Loopback.listen();
                Socket client = Loopback.connect(listener.socket().getLocalPort());
                SocketChannel child = listener.accept()) {
            guarded.handle(child);
            assertThat(child.isOpen())
                    .as("the connection is open, after its guarded handler returned")
                    .isFalse();
            Loopback.assertEnds(client, "the connection whose guarded handler returned");

            // As when the server closes all connections, just before the handler of one begins.
            assertThat(catchThrowable(() -> guarded.handle(child)))
                    .as("the exception of a guarded handler, for a connection that was closed before it began")
                    .isNull();
            assertThat(calls.get())
                    .as("how often a guarded handler called the handler in it, for an open and for a closed connection")
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(5)
    @DisplayName("the guard closes the channel also when no direction can be shut down")
    void noShutdown() throws Exception {
        SocketChannel child = new FakeChannel();
        assertThat(catchThrowable(
                        () -> ((ConnectionHandler) connection -> {}).guarded().handle(child)))
                .as("the exception of a guarded handler, for a connection whose directions cannot be shut down")
                .isNull();
        assertThat(child.isOpen())
                .as("the connection is open, after its guarded handler returned, and shutting it down failed")
                .isFalse();
    }

    @Test
    @Order(6)
    @DisplayName("one guarded handler serves several connections at the same time")
    void atTheSameTime() throws Exception {
        var begun = new CountDownLatch(2);
        var firstMayReturn = new CountDownLatch(1);
        var secondMayReturn = new CountDownLatch(1);
        var firstHasReturned = new CountDownLatch(1);
        SocketChannel first = new FakeChannel();
        SocketChannel second = new FakeChannel();
        ConnectionHandler meeting = connection -> {
            begun.countDown();
            FakeChannel.await(connection == first ? firstMayReturn : secondMayReturn);
        };
        ConnectionHandler guarded = meeting.guarded();
        ConnectionHandler onThreads = ((ConnectionHandler) connection -> {
                    guarded.handle(connection);
                    firstHasReturned.countDown();
                })
                .onVirtualThread();
        try {
            onThreads.handle(first);
            Loopback.waitUntil("a guarded handler to serve a connection", () -> begun.getCount() == 1);
            onThreads.handle(second);
            Loopback.waitUntil(
                    "a guarded handler to serve two connections at the same time", () -> begun.getCount() == 0);
            firstMayReturn.countDown();
            Loopback.waitUntil(
                    "a guarded handler to return, while it serves another connection",
                    () -> firstHasReturned.getCount() == 0);
            assertThat(second.isOpen())
                    .as("the connection is open, while its handler runs, after that of another connection has returned")
                    .isTrue();
            assertThat(first.isOpen())
                    .as("the connection is open, after its handler has returned, while that of another connection runs")
                    .isFalse();
        } finally {
            firstMayReturn.countDown();
            secondMayReturn.countDown();
        }
    }

    @Test
    @Order(7)
    @DisplayName("when close fails, the guard does not throw either")
    void closeFails() {
        assertSurvivesClose("returned", connection -> {});
        assertSurvivesClose("thrown", connection -> {
            throw new DeliberateException();
        });
        assertSurvivesClose("thrown the exception of close", connection -> {
            throw FROM_CLOSE;
        });
    }

    private static void assertSurvivesClose(String ended, ConnectionHandler handler) {
        SocketChannel connection = new FakeChannel() {
            @Override
            protected void implCloseSelectableChannel() throws IOException {
                throw FROM_CLOSE;
            }
        };
        assertThat(catchThrowable(() -> handler.guarded().handle(connection)))
                .as("the exception of a guarded handler, when its handler had %s, and close failed", ended)
                .isNull();
    }
}
