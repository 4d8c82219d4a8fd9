package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.6 Backpressure: what counts, and for whom")
class Ex4_6_LimitTest {

    private static final int LIMIT = 100;

    private static final int MORE_THAN_HALF = 60;

    @Test
    @Order(1)
    @DisplayName("the bytes of a pending write count")
    void pendingWrite() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer, LIMIT);
            HeldThread.hold(loopback, held);

            AtomicInteger accepted = new AtomicInteger();
            while (accepted.get() < 3 * LIMIT && connection.send(ByteBuffer.allocate(10))) {
                accepted.addAndGet(10);
            }
            // If the code writes on other threads, the bytes that have arrived do not count any more.
            waitUntil(
                    "at most " + LIMIT + " bytes to be on their way, of " + accepted + " that were accepted",
                    () -> accepted.get() - peer.socket().getInputStream().available() <= LIMIT);
        } finally {
            held.countDown();
        }
    }

    @Test
    @Order(2)
    @DisplayName("the bytes that a write has taken do not count any more, although others wait")
    void afterAWrite() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWritesAfter(1);
            AsyncConnection connection = new AsyncConnection(channel, LIMIT);
            HeldThread.hold(loopback, held);
            int rest = LIMIT - MORE_THAN_HALF;
            connection.send(ByteBuffer.allocate(MORE_THAN_HALF));
            waitUntil("the first write to start", () -> channel.writes() > 0);
            assertThat(connection.enqueue(ByteBuffer.allocate(rest)))
                    .as("%d bytes are accepted, where %d are on their way and %d may wait", rest, MORE_THAN_HALF, LIMIT)
                    .isTrue();
            held.countDown();
            waitUntil(
                    MORE_THAN_HALF + " of " + LIMIT + " bytes to count no more, which a write has taken",
                    () -> connection.queuedBytes() == rest);
            assertThat(connection.enqueue(ByteBuffer.allocate(MORE_THAN_HALF)))
                    .as("%d more bytes are accepted, where %d wait and %d may", MORE_THAN_HALF, rest, LIMIT)
                    .isTrue();
            connection.close();
        } finally {
            held.countDown();
        }
    }

    @Test
    @Order(3)
    @DisplayName("two threads cannot pass the limit together")
    void twoThreads() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            AsynchronousSocketChannel channel = loopback.accept();
            // Nothing is flushed, so all of them can have the same channel.
            AsyncConnection[] connections = new AsyncConnection[2_000];
            for (int i = 0; i < connections.length; i++) {
                connections[i] = new AsyncConnection(channel, LIMIT);
            }
            AtomicInteger arrived = new AtomicInteger();
            CompletableFuture<boolean[]> other = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    other.complete(enqueueToEach(connections, arrived));
                } catch (RuntimeException | Error e) {
                    other.completeExceptionally(e);
                }
            });
            boolean[] accepted = enqueueToEach(connections, arrived);
            boolean[] acceptedToo = get("the other thread", other);
            for (int i = 0; i < connections.length; i++) {
                assertThat(accepted[i] && acceptedToo[i])
                        .as(
                                "%d bytes were accepted from each of two threads at once, where %d may wait",
                                MORE_THAN_HALF, LIMIT)
                        .isFalse();
            }
        }
    }

    /** Adds bytes to one queue after another, each time at the same moment as the other thread. */
    private static boolean[] enqueueToEach(AsyncConnection[] connections, AtomicInteger arrived) {
        boolean[] accepted = new boolean[connections.length];
        // On a busy machine, fewer of them.
        long deadline = System.nanoTime() + 500_000_000;
        for (int i = 0; i < connections.length && System.nanoTime() < deadline; i++) {
            ByteBuffer message = ByteBuffer.allocate(MORE_THAN_HALF);
            arrived.incrementAndGet();
            while (arrived.get() < 2 * (i + 1) && System.nanoTime() < deadline) {
                Thread.yield();
            }
            accepted[i] = connections[i].enqueue(message);
            assertThat(accepted[i] || !connections[i].isOpen())
                    .as("the connection is closed when enqueue returns false")
                    .isTrue();
        }
        return accepted;
    }
}
