package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.6 Backpressure")
class Ex4_6_BackpressureTest {

    private static final int MAX_QUEUED_BYTES = 1_000_000;
    private static final int MESSAGE = 10_000;

    /** More bytes than the kernel of any system takes for a client that does not read. */
    private static final int MAX_KERNEL_BYTES = 8_000_000;

    @Test
    @Order(1)
    @DisplayName(
            "the queue of a client that never reads has a limit; then the client is cut off, and nothing stays in memory")
    void neverReads() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer slow = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(slow, MAX_QUEUED_BYTES);
            assertThat(connection.queuedBytes())
                    .as("queued bytes at the beginning")
                    .isZero();
            AsyncConnection behind = loopback.serve(loopback.connect(), 100);
            assertThatCode(() -> behind.enqueue(
                            ByteBuffer.allocate(300).position(150).limit(200)))
                    .as("adding 50 bytes, from position 150 to limit 200, where 100 may wait")
                    .doesNotThrowAnyException();
            assertThat(behind.queuedBytes())
                    .as("queued bytes, from position 150 to limit 200")
                    .isEqualTo(50);
            AsyncConnection small = loopback.serve(loopback.connect(), 100);
            assertThat(small.enqueue(ByteBuffer.allocate(100)))
                    .as("an empty queue accepts 100 bytes, where 100 may wait")
                    .isTrue();
            assertThat(small.enqueue(ByteBuffer.allocate(0)))
                    .as("a full queue accepts 0 bytes, where 100 may wait")
                    .isTrue();
            // They would fit into an empty queue, so this peer is slow.
            assertThatCode(() ->
                            small.enqueue(ByteBuffer.allocate(300).position(150).limit(250)))
                    .as("adding 100 bytes to a full queue, where 100 may wait")
                    .doesNotThrowAnyException();

            CompletableFuture<Boolean> noLockHeld = Loopback.noLockHeldAtClose(connection);
            List<WeakReference<ByteBuffer>> sent = new ArrayList<>();
            long accepted = 0;
            ByteBuffer message = ByteBuffer.allocate(MESSAGE);
            while (connection.send(message)) {
                accepted += MESSAGE;
                assertThat(accepted)
                        .as("bytes accepted for a client that never reads, where %d may wait", MAX_QUEUED_BYTES)
                        .isLessThan(MAX_QUEUED_BYTES + MAX_KERNEL_BYTES);
                assertThat(connection.queuedBytes()).as("queued bytes").isBetween(0L, (long) MAX_QUEUED_BYTES);
                sent.add(new WeakReference<>(message));
                message = ByteBuffer.allocate(MESSAGE);
            }

            assertThat(accepted).as("bytes accepted before the cut").isGreaterThanOrEqualTo(MAX_QUEUED_BYTES);
            assertThat(failureOf("the connection to be closed with a reason", connection.closed()))
                    .as("why the connection was closed")
                    .isInstanceOf(SlowConsumerException.class)
                    .hasMessageContaining(String.valueOf(MAX_QUEUED_BYTES))
                    .hasMessageContaining(Loopback.portOfPeer(connection));
            assertThat(get("the dependent action of closed()", noLockHeld))
                    .as(Loopback.NO_LOCK_HELD)
                    .isTrue();
            assertThat(connection.queuedBytes())
                    .as("queued bytes after the cut")
                    .isZero();
            assertThat(connection.enqueue(ByteBuffer.allocate(MESSAGE)))
                    .as("a connection accepts bytes after the cut")
                    .isFalse();
            assertThat(connection.queuedBytes())
                    .as("queued bytes, after the closed connection has refused some")
                    .isZero();
            assertThat(acceptsMoreThanTheLimit(loopback))
                    .as(
                            "a handler adds 100 bytes and then one more, where 100 may wait, and the second call is accepted")
                    .isFalse();
            slow.awaitEnd("the end of a connection that was cut off");
            waitUntil("the queued messages of a closed connection to be garbage collected", () -> collected(sent));
            assertThat(connection.isOpen()).as("the connection is open").isFalse();
        }
    }

    /** Asks in a handler, on whose stack a write is done at once. But enqueue must not make space by a write. */
    private static boolean acceptsMoreThanTheLimit(Loopback loopback) throws Exception {
        Peer slow = loopback.connect();
        AsyncConnection full = loopback.serve(slow, 100);
        Peer other = loopback.connect();
        CompletableFuture<Boolean> accepts = new CompletableFuture<>();
        loopback.serve(other)
                .receive(
                        new Frames(MESSAGE),
                        message -> accepts.complete(
                                full.enqueue(ByteBuffer.allocate(100)) && full.enqueue(ByteBuffer.allocate(1))));
        other.sendText("add");
        boolean accepted = get("a handler to add bytes to a queue", accepts);
        full.close();
        assertThat(accepted ? 0 : slow.readToEnd("the end of a connection, none of whose bytes were flushed").length)
                .as("bytes that arrive, where 100 wait for a flush when the next one does not fit")
                .isZero();
        return accepted;
    }

    private static boolean collected(List<WeakReference<ByteBuffer>> references) {
        System.gc();
        return references.stream().allMatch(reference -> reference.refersTo(null));
    }

    @Test
    @Order(4)
    @DisplayName("the limit may be the largest int")
    void largestLimit() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect(), Integer.MAX_VALUE);
            // All entries of the queue share these bytes.
            ByteBuffer megabyte = ByteBuffer.allocate(1 << 20);
            for (int i = 1; i < 2048; i++) {
                assertThat(connection.enqueue(megabyte))
                        .as("MiB %d is accepted, where %d bytes may wait", i, Integer.MAX_VALUE)
                        .isTrue();
            }
            assertThat(connection.queuedBytes()).as("queued bytes").isEqualTo(2047L << 20);
            assertThat(connection.enqueue(megabyte))
                    .as("MiB 2048 is accepted, where %d bytes may wait", Integer.MAX_VALUE)
                    .isFalse();
        }
    }

    @Test
    @Order(3)
    @DisplayName("a write that completes after the client was cut off is not counted any more")
    void completesAfterTheCut() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        // If the group does not own the threads, a write tries at once whether the system takes the bytes.
        ExecutorService handlers = Executors.newSingleThreadExecutor();
        var group = AsynchronousChannelGroup.withThreadPool(handlers);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var channel = AsynchronousSocketChannel.open(group)) {
            waitingFor(
                    "a connection",
                    () -> channel.connect(listener.getLocalSocketAddress())
                            .get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            AsyncConnection connection = new AsyncConnection(channel, MAX_QUEUED_BYTES);
            handlers.execute(() -> Loopback.holdThread(held));

            // The first message is written, but its completion handler cannot run before the cut.
            long accepted = 0;
            while (connection.send(ByteBuffer.allocate(MESSAGE))) {
                accepted += MESSAGE;
                assertThat(accepted)
                        .as("bytes accepted where %d may wait", MAX_QUEUED_BYTES)
                        .isLessThan(MAX_QUEUED_BYTES + MAX_KERNEL_BYTES);
            }
            held.countDown();
            Future<?> handlersDone = handlers.submit(() -> {});
            waitingFor(
                    "the handlers to be done", () -> handlersDone.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));

            assertThat(connection.queuedBytes())
                    .as("queued bytes after the cut, when the write before it has completed")
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

    @Test
    @Order(2)
    @DisplayName("a client that reads is never cut off; a message that can never fit is the fault of its sender")
    void reads() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer reader = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(reader, MAX_QUEUED_BYTES);
            Frames frames = new Frames(MAX_QUEUED_BYTES);
            assertThat(connection.queuedBytes())
                    .as("queued bytes at the beginning")
                    .isZero();
            ByteBuffer half = frames.encode(UTF_8.encode("y".repeat(MAX_QUEUED_BYTES / 2 - 4)));

            // Four times the limit in total, and never more than the limit at once.
            for (int round = 1; round <= 4; round++) {
                assertThat(connection.send(half) && connection.send(half))
                        .as("the connection accepts %d bytes in round %d, with an empty queue", MAX_QUEUED_BYTES, round)
                        .isTrue();
                for (int i = 0; i < 2; i++) {
                    assertThat(reader.readFrame("a large frame in round " + round).length)
                            .as("the size of a large frame")
                            .isEqualTo(MAX_QUEUED_BYTES / 2 - 4);
                }
                waitUntil(
                        "the queue to be empty when the client has read all bytes",
                        () -> connection.queuedBytes() == 0);
            }

            assertThatIllegalArgumentException()
                    .as("sending %d bytes where %d may wait", MAX_QUEUED_BYTES + 1, MAX_QUEUED_BYTES)
                    .isThrownBy(() -> connection.send(ByteBuffer.allocate(MAX_QUEUED_BYTES + 1)))
                    .withMessageContaining(String.valueOf(MAX_QUEUED_BYTES + 1))
                    .withMessageContaining(String.valueOf(MAX_QUEUED_BYTES));
            assertThat(connection.send(frames.encode(UTF_8.encode("fits"))))
                    .as("the connection accepts what fits, after what could not")
                    .isTrue();
            assertThat(reader.readText("a frame after one that was refused"))
                    .as("the frame after one that was refused")
                    .isEqualTo("fits");
            assertThat(connection.enqueue(ByteBuffer.allocate(1)))
                    .as("the connection accepts one byte")
                    .isTrue();
            assertThatIllegalArgumentException()
                    .as("adding %d bytes where %d may wait, and one waits", MAX_QUEUED_BYTES + 1, MAX_QUEUED_BYTES)
                    .isThrownBy(() -> connection.enqueue(ByteBuffer.allocate(MAX_QUEUED_BYTES + 1)));
        }
    }
}
