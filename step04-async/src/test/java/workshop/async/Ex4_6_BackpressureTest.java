package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static workshop.Waiting.waitingFor;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.6 Backpressure")
class Ex4_6_BackpressureTest {

    private static final int BOUND = 1_000_000;
    private static final int MESSAGE = 10_000;

    /** What the kernels of different systems take for a client that does not read, generously. */
    private static final int KERNEL = 8_000_000;

    @Test
    @DisplayName("what waits for a client that never reads is bounded; then it is cut off, and nothing stays in memory")
    void neverReads() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer deaf = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(deaf, BOUND);
            assertThat(connection.queuedBytes())
                    .as("bytes that wait at the beginning")
                    .isZero();

            CompletableFuture<Boolean> free = Loopback.noLockHeldAtClose(connection);
            List<WeakReference<ByteBuffer>> sent = new ArrayList<>();
            long accepted = 0;
            ByteBuffer message = ByteBuffer.allocate(MESSAGE);
            while (connection.send(message)) {
                accepted += MESSAGE;
                assertThat(accepted)
                        .as("bytes accepted for a client that never reads, where %d may wait", BOUND)
                        .isLessThan(BOUND + KERNEL);
                assertThat(connection.queuedBytes()).as("bytes that wait").isBetween(0L, (long) BOUND);
                sent.add(new WeakReference<>(message));
                message = ByteBuffer.allocate(MESSAGE);
            }

            assertThat(accepted).as("bytes accepted before the cut").isGreaterThanOrEqualTo(BOUND);
            assertThat(failureOf("the connection to be closed with a reason", connection.closed()))
                    .as("why the connection was closed")
                    .isInstanceOf(SlowConsumerException.class)
                    .hasMessageContaining(String.valueOf(BOUND))
                    .hasMessageContaining(connection.peer().toString());
            assertThat(get("the end to be told", free))
                    .as("another thread can use the connection while its end is told (false: a lock is held)")
                    .isTrue();
            assertThat(connection.queuedBytes())
                    .as("bytes that wait after the cut")
                    .isZero();
            deaf.awaitEnd("the end of a connection that was cut off");
            waitUntil("the messages that waited to be forgotten by the closed connection", () -> collected(sent));
            assertThat(connection.isOpen()).as("the connection is open").isFalse();
        }
    }

    private static boolean collected(List<WeakReference<ByteBuffer>> references) {
        System.gc();
        return references.stream().allMatch(reference -> reference.refersTo(null));
    }

    @Test
    @DisplayName("a write that is done when the client was cut off already is not counted any more")
    void doneAfterTheCut() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        // With threads that the group does not own, the system is asked at once to take what is written.
        ExecutorService handlers = Executors.newSingleThreadExecutor();
        var group = AsynchronousChannelGroup.withThreadPool(handlers);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var channel = AsynchronousSocketChannel.open(group)) {
            waitingFor(
                    "a connection",
                    () -> channel.connect(listener.getLocalSocketAddress())
                            .get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            AsyncConnection connection = new AsyncConnection(channel, BOUND);
            handlers.execute(() -> hold(held));

            // The first message is written, but nobody can be told so before the cut.
            long accepted = 0;
            while (connection.send(ByteBuffer.allocate(MESSAGE))) {
                accepted += MESSAGE;
                assertThat(accepted)
                        .as("bytes accepted where %d may wait", BOUND)
                        .isLessThan(BOUND + KERNEL);
            }
            held.countDown();
            Future<?> readComplete = handlers.submit(() -> {});
            waitingFor(
                    "the handlers to be done", () -> readComplete.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));

            assertThat(connection.queuedBytes())
                    .as("bytes that wait after the cut, when the write before it is done")
                    .isZero();
            connection.close();
        } finally {
            held.countDown();
            group.shutdownNow();
            waitingFor(
                    "the handlers to end",
                    () -> group.awaitTermination(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            handlers.shutdown();
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("a client that reads is never cut off; a message that can never fit is its sender's fault")
    void reads() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer reader = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(reader, BOUND);
            Frames frames = new Frames(BOUND);
            assertThat(connection.queuedBytes())
                    .as("bytes that wait at the beginning")
                    .isZero();
            ByteBuffer half = frames.encode(UTF_8.encode("y".repeat(BOUND / 2 - 4)));

            // Four times the bound in all, and never more than the bound at once.
            for (int round = 1; round <= 4; round++) {
                assertThat(connection.send(half) && connection.send(half))
                        .as("the connection accepts %d bytes in round %d, with an empty queue", BOUND, round)
                        .isTrue();
                for (int i = 0; i < 2; i++) {
                    assertThat(reader.readFrame("a large frame in round " + round).length)
                            .as("the size of a large frame")
                            .isEqualTo(BOUND / 2 - 4);
                }
                waitUntil("the queue to be empty when all was read", () -> connection.queuedBytes() == 0);
            }

            assertThatIllegalArgumentException()
                    .as("sending %d bytes where %d may wait", BOUND + 1, BOUND)
                    .isThrownBy(() -> connection.send(ByteBuffer.allocate(BOUND + 1)))
                    .withMessageContaining(String.valueOf(BOUND + 1))
                    .withMessageContaining(String.valueOf(BOUND));
            assertThat(connection.send(frames.encode(UTF_8.encode("fits"))))
                    .as("the connection accepts what fits, after what could not")
                    .isTrue();
            assertThat(reader.readText("a frame after one that was refused"))
                    .as("the frame after one that was refused")
                    .isEqualTo("fits");
        }
    }
}
