package workshop.async;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.1 From callback to future: one operation for each call")
class Ex4_1_OperationTest {

    /** In bytes. More than one write should take: see 4.2. */
    private static final int LARGE = 1_000_000;

    @Test
    @Order(1)
    @DisplayName("a write is done when the system has taken a part of the bytes")
    void partialWrite() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.writeAtMost(3);
            ByteBuffer bytes = US_ASCII.encode("hello");
            // While this action holds the one thread of the group, a write can be started, and not be done.
            Peer other = loopback.connect();
            CountDownLatch held = new CountDownLatch(1);
            AsyncSockets.read(loopback.accept(), ByteBuffer.allocate(1)).thenRun(() -> Loopback.holdThread(held));
            other.send(new byte[1]);
            CompletableFuture<Integer> write = AsyncSockets.write(channel, bytes);
            CompletableFuture<Integer> rest = write.thenApply(count -> bytes.remaining());
            held.countDown();
            int written = get("a write of which the system takes 3 of 5 bytes", write);
            assertThat(written)
                    .as("bytes written of 5, where the system takes 3 in one write")
                    .isEqualTo(3);
            assertThat(get("the dependent action of a write", rest))
                    .as("bytes that remain of 5, where the system has taken 3")
                    .isEqualTo(2);

            ByteBuffer large = ByteBuffer.allocate(LARGE + 100).limit(LARGE);
            int limit = get(
                    "the dependent action of a write of " + LARGE + " bytes",
                    AsyncSockets.write(channel, large).thenApply(count -> large.limit()));
            assertThat(limit)
                    .as("the limit of the buffer, after a write of %d bytes", LARGE)
                    .isEqualTo(LARGE);

            ByteBuffer into = ByteBuffer.allocate(5);
            CompletableFuture<Integer> position =
                    AsyncSockets.read(channel, into).thenApply(count -> into.position());
            peer.send(US_ASCII.encode("hello").array());
            assertThat(get("the dependent action of a read for which 5 bytes have arrived", position))
                    .as("the position of the buffer when the read of 5 bytes is done")
                    .isEqualTo(5);
            assertThat(channel.timeouts())
                    .as("reads and writes that were started with a timeout")
                    .isZero();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a read goes on if its future is cancelled, or if a second read is refused, and fails after a reset")
    void goesOn() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWrites();
            ByteBuffer into = ByteBuffer.allocate(5);
            AsyncSockets.read(channel, into).cancel(true);
            assertOpen(channel, "the future of its pending read was cancelled");
            AsyncSockets.write(channel, ByteBuffer.allocate(1)).cancel(true);
            assertOpen(channel, "the future of its pending write was cancelled");
            assertThat(failureOf(
                            "the failure of a second read, while the first one goes on",
                            AsyncSockets.read(channel, ByteBuffer.allocate(5))))
                    .as("the failure of the future of a second read, while the first one goes on")
                    .isInstanceOf(ReadPendingException.class);
            assertOpen(channel, "a second read was refused");

            peer.send(US_ASCII.encode("hello").array());
            waitUntil("the bytes of a read whose future was cancelled", () -> into.position() == 5);
            peer.reset();
            assertThat(failureOf(
                            "the failure of a read whose peer has reset the connection",
                            AsyncSockets.read(channel, ByteBuffer.allocate(5))))
                    .as("the failure of the future of a read whose peer has reset the connection")
                    .isInstanceOf(IOException.class);
            channel.close();

            var connect = AsyncSockets.connect(loopback.group(), loopback.address());
            AsynchronousSocketChannel connected = get("a connection", connect);
            connect.cancel(true);
            assertOpen(connected, "the future of its connect was cancelled, which was completed before");
            connected.close();
        }
    }

    @Test
    @Order(3)
    @DisplayName("an Error that an operation throws at once arrives in the future too")
    void errors() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            WatchedListener listener = new WatchedListener(loopback.listener());
            Error fault = new Error("thrown at once", new IOException("the cause of what was thrown"));
            channel.failReads(fault);
            channel.failWritesAfter(0, () -> {
                throw fault;
            });
            listener.failNext(1, fault);
            ByteBuffer bytes = ByteBuffer.allocate(LARGE + 100).limit(LARGE);
            assertFailsWith(fault, "a read", () -> AsyncSockets.read(channel, ByteBuffer.allocate(1)));
            assertFailsWith(fault, "a write", () -> AsyncSockets.write(channel, bytes));
            assertThat(bytes.limit())
                    .as("the limit of the buffer, after a write of %d bytes has failed", LARGE)
                    .isEqualTo(LARGE);
            assertFailsWith(fault, "an accept", () -> AsyncSockets.accept(listener));
        }
    }

    private static void assertFailsWith(Error fault, String what, Supplier<CompletableFuture<?>> operation)
            throws Exception {
        CompletableFuture<?> future;
        try {
            future = operation.get();
        } catch (Error e) {
            throw new AssertionError(what + " threw an Error that belongs in the future: " + e, e);
        }
        assertThat(failureOf("the failure of " + what + " that threw an Error at once", future))
                .as("the failure of the future of %s that threw an Error at once", what)
                .isSameAs(fault);
    }

    private static void assertOpen(AsynchronousSocketChannel channel, String when) {
        assertThat(channel.isOpen()).as("a channel is open, after %s", when).isTrue();
    }
}
