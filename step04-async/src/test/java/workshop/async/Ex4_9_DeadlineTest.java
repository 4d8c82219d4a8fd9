package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.9 Drain, then close: deadlines and failures")
class Ex4_9_DeadlineTest {

    /** In bytes. More than small kernel buffers take. */
    private static final int MUCH = 300_000;

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(8);

    private static void enqueueMuch(AsyncConnection connection) {
        assertThat(connection.enqueue(ByteBuffer.allocate(MUCH))).as("accepted").isTrue();
    }

    @Test
    @Order(1)
    @DisplayName("the failure names the number of bytes that were not written")
    void bytesThatAreLeft() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            assertNamesTheBytes(loopback, SHORT);
            assertNamesTheBytes(loopback, Duration.ZERO);
        }
    }

    private static void assertNamesTheBytes(Loopback loopback, Duration deadline) throws Exception {
        loopback.connect();
        FaultyChannel channel = new FaultyChannel(loopback.accept());
        channel.stallWrites();
        AsyncConnection connection = new AsyncConnection(channel);
        enqueueMuch(connection);
        CompletableFuture<Void> closed = connection.closeAfterDrain(deadline);
        assertThat(connection.enqueue(ByteBuffer.allocate(1_000_000)))
                .as("a draining connection accepts bytes for which the queue has no space")
                .isFalse();
        assertThat(failureOf("a deadline of " + deadline + " for a write that stays pending", closed))
                .as("the failure of a drain that has refused bytes, and then reached its deadline")
                .isInstanceOf(TimeoutException.class)
                .as("the message, which names the bytes that could not be sent")
                .hasMessageContaining(String.valueOf(MUCH));
    }

    @Test
    @Order(2)
    @DisplayName("a write, or an end of the output, that fails: the connection is closed with that reason")
    void failures() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel endless = new FaultyChannel(loopback.accept());
            IOException noEnd = new IOException("thrown by shutdownOutput");
            endless.failEndOfOutput(noEnd);
            AsyncConnection drains = new AsyncConnection(endless);
            CompletableFuture<Boolean> usable = drains.closed().handle((end, reason) -> othersCanDrain(drains));
            CompletableFuture<Void> closed = drains.closeAfterDrain(LONG);
            assertThat(failureOf("the end of a connection whose output could not be ended", closed))
                    .as("why a connection was closed whose output could not be ended")
                    .isSameAs(noEnd);
            assertThat(get("the dependent action of closed(), where the output could not be ended", usable))
                    .as("another thread can call closeAfterDrain while a drain closes (false: a lock is held)")
                    .isTrue();

            loopback.connect();
            FaultyChannel broken = new FaultyChannel(loopback.accept());
            Error noWrite = new Error("thrown by the write");
            broken.failWritesAfter(0, () -> {
                throw noWrite;
            });
            AsyncConnection connection = new AsyncConnection(broken);
            CompletableFuture<Boolean> noLockHeld = Loopback.noLockHeldAtClose(connection);
            enqueueMuch(connection);
            closed = connection.closeAfterDrain(LONG);
            assertThat(failureOf("the end of a connection whose drain could not write", closed))
                    .as("why a connection was closed whose drain could not write")
                    .isSameAs(noWrite);
            assertThat(get("the dependent action of closed()", noLockHeld))
                    .as(Loopback.NO_LOCK_HELD)
                    .isTrue();
        }
    }

    private static boolean othersCanDrain(AsyncConnection connection) {
        try {
            return Thread.ofVirtual()
                    .start(() -> connection.closeAfterDrain(LONG))
                    .join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    @Order(3)
    @DisplayName("the deadline does not begin anew when all is written")
    void oneDeadline() throws Exception {
        // If this machine is too busy for the peer to read all before the deadline, an attempt shows nothing.
        boolean shown = false;
        for (int attempt = 1; attempt <= 8 && !shown; attempt++) {
            shown = endsBeforeALaterDeadline();
        }
        assertThat(shown)
                .as("a drain ends at its deadline, and not later, if its peer reads all and does not end its half")
                .isTrue();
    }

    private static boolean endsBeforeALaterDeadline() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer);
            enqueueMuch(connection);
            connection.closeAfterDrain(SHORT.multipliedBy(2));
            // The peer begins to read when half of the time is over.
            AsyncConnection half = loopback.serve(loopback.connect());
            get("the deadline of a connection whose peer does not end its half", half.closeAfterDrain(SHORT));
            AsyncConnection later = loopback.serve(loopback.connect());
            CompletableFuture<Boolean> ended = later.closed().handle((end, failure) -> !connection.isOpen());
            later.closeAfterDrain(SHORT.multipliedBy(2));
            int arrived = peer.readToEnd("the bytes of a drain whose deadline comes soon").length;
            return get("the deadline that comes later", ended) && arrived == MUCH;
        } catch (AssertionError tooLate) {
            return false;
        }
    }

    @Test
    @Order(5)
    @DisplayName("a drain takes no thread, however many connections drain")
    void manyConnections() throws Exception {
        int connections = ThreadsTaken.many(60);
        try (Loopback loopback = Loopback.open()) {
            ThreadsTaken threads = new ThreadsTaken();
            for (int i = 0; i < connections; i++) {
                loopback.serve(loopback.connect()).closeAfterDrain(LONG);
            }
            threads.assertFew(connections, "connections take, each of which drains");
        }
    }

    @Test
    @Order(4)
    @DisplayName("a deadline does not keep a closed connection in memory")
    void closedBefore() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            WeakReference<AsyncConnection> closed = closedLongBeforeItsDeadline(loopback);
            waitUntil("a closed connection to be garbage collected, whose drain had a deadline of 30 days", () -> {
                System.gc();
                return closed.refersTo(null);
            });
        }
    }

    @Test
    @Order(6)
    @DisplayName("a connection that is closed already has nothing to drain")
    void closedAlready() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            connection.close();
            assertThatCode(() ->
                            get("the end of a connection that is closed already", connection.closeAfterDrain(LONG)))
                    .as("a drain of a connection that is closed already")
                    .doesNotThrowAnyException();
            AsyncConnection other = loopback.serve(loopback.connect());
            other.close();
            assertThatNullPointerException()
                    .as("a deadline of null for a connection that is closed already")
                    .isThrownBy(() -> other.closeAfterDrain(null));
        }
    }

    @Test
    @Order(7)
    @DisplayName("the deadline also limits the drain to a peer that has ended its half before")
    void halfClosed() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWrites();
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> received = new Inbox().receiveFrom(connection);
            peer.endOutput();
            get("receiving to complete", received);
            enqueueMuch(connection);
            assertThat(failureOf(
                            "the deadline to close a connection whose peer has ended its half, and does not read",
                            connection.closeAfterDrain(SHORT)))
                    .as("the failure of draining to a peer that has ended its half, and does not read")
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    @Order(8)
    @DisplayName("the deadline is no failure if all bytes were written before it")
    void writtenBefore() throws Exception {
        // If this machine is too busy to write a byte before the deadline, an attempt shows nothing.
        boolean shown = false;
        for (int attempt = 1; attempt <= 8 && !shown; attempt++) {
            try (Loopback loopback = Loopback.open()) {
                AsyncConnection connection = loopback.serve(loopback.connect());
                connection.enqueue(ByteBuffer.allocate(1));
                CompletableFuture<Boolean> ended =
                        connection.closeAfterDrain(SHORT).handle((end, failure) -> failure == null);
                shown = get("the deadline of a connection whose bytes were all written", ended);
            }
        }
        assertThat(shown)
                .as("a deadline ends a drain without a failure, if all bytes were written before it")
                .isTrue();
    }

    private static WeakReference<AsyncConnection> closedLongBeforeItsDeadline(Loopback loopback) throws Exception {
        loopback.connectWithSmallBuffer();
        AsyncConnection connection = new AsyncConnection(loopback.accept());
        enqueueMuch(connection);
        connection.closeAfterDrain(Duration.ofDays(30));
        connection.close();
        return new WeakReference<>(connection);
    }
}
