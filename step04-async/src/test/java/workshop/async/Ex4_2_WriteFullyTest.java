package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.WritePendingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.2 Write it all")
class Ex4_2_WriteFullyTest {

    /** In bytes. The kernels take far less for a client with small buffers. */
    private static final int SIZE = 4_000_000;

    /** In bytes. More than the kernels take in one write, for a client with small buffers. */
    private static final int MUCH = 1_000_000;

    @Test
    @Order(1)
    @DisplayName("megabytes reach a slow reader, from position to limit, to the last byte")
    void slowReader() throws Exception {
        byte[] sent = pattern();
        try (Loopback loopback = Loopback.open()) {
            Peer reader = loopback.connectWithSmallBuffer();
            AsynchronousSocketChannel channel = loopback.accept();
            ByteBuffer bytes =
                    ByteBuffer.allocate(SIZE + 200).put(100, sent).position(100).limit(100 + SIZE);

            CompletableFuture<Void> done = AsyncSockets.writeFully(channel, bytes);
            // Ends the stream as soon as the future is completed, even if not all bytes were written.
            CompletableFuture<Void> ended = done.thenCompose(
                            all -> AsyncSockets.writeFully(channel, ByteBuffer.allocate(0)))
                    .whenComplete((nothing, failure) -> endOutput(channel));
            byte[] arrived = reader.readToEnd("the future to be done, and the stream to end after " + SIZE + " bytes");

            assertThat(arrived.length)
                    .as("bytes that arrived, of %d that remained in the buffer", SIZE)
                    .isLessThanOrEqualTo(SIZE);
            assertThat(arrived.length)
                    .as("bytes that had been written when the future was done, of %d", SIZE)
                    .isEqualTo(SIZE);
            assertThat(Arrays.mismatch(sent, arrived))
                    .as("the first byte that differs from what was sent (-1: none)")
                    .isEqualTo(-1);
            get("the write of " + SIZE + " bytes, and then of none", ended);
            assertThat(bytes.limit()).as("the limit of the buffer").isEqualTo(100 + SIZE);
        }
    }

    private static byte[] pattern() {
        byte[] pattern = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            pattern[i] = (byte) (i * 31 + i / 1000);
        }
        return pattern;
    }

    private static void endOutput(AsynchronousSocketChannel channel) {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(7)
    @DisplayName("two connections are written at the same time, and each gets its own bytes")
    void twoAtATime() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            List<Peer> readers = new ArrayList<>();
            for (byte mark = 1; mark <= 2; mark++) {
                readers.add(loopback.connectWithSmallBuffer());
                AsynchronousSocketChannel channel = loopback.accept();
                // A part of a larger array.
                ByteBuffer marks = ByteBuffer.allocate(MUCH + 100).slice(100, MUCH);
                while (marks.hasRemaining()) {
                    marks.put(mark);
                }
                AsyncSockets.writeFully(channel, marks.flip()).whenComplete((nothing, failure) -> endOutput(channel));
            }
            for (byte mark = 1; mark <= 2; mark++) {
                byte[] arrived = readers.get(mark - 1).readToEnd("all bytes of write " + mark + " of two at a time");
                int others = 0;
                for (byte one : arrived) {
                    others += one == mark ? 0 : 1;
                }
                assertThat(others)
                        .as("bytes at reader %d of two that its write does not contain", mark)
                        .isZero();
                assertThat(arrived.length)
                        .as("bytes that have arrived at reader %d of two, of %d", mark, MUCH)
                        .isEqualTo(MUCH);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a reset by the reader in the middle fails the future")
    void reset() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer reader = loopback.connectWithSmallBuffer();
            AsynchronousSocketChannel channel = loopback.accept();

            ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);
            CompletableFuture<Void> done = AsyncSockets.writeFully(channel, bytes);
            CompletableFuture<Integer> limit = done.handle((end, failure) -> bytes.limit());
            reader.socket().getInputStream().read();
            reader.reset();

            assertThat(failureOf("the failure of a write whose reader has reset the connection", done))
                    .as("the failure of the future when the reader resets in the middle of %d bytes", SIZE)
                    .isInstanceOf(IOException.class);
            assertThat(get("a dependent action of a write that has failed", limit))
                    .as("the limit of the buffer, after a write of it has failed, in a dependent action of the future")
                    .isEqualTo(SIZE);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a later write that throws an exception at once fails the future too")
    void laterWriteThrows() throws Exception {
        assertFailsWith(new IllegalStateException("thrown by the second write"), "an exception", Integer.MAX_VALUE);
        assertFailsWith(new WritePendingException(), "a WritePendingException", 1);
        assertFailsWith(new Error("thrown by the second write"), "an Error", Integer.MAX_VALUE);
    }

    private static void assertFailsWith(Throwable fault, String which, int times) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.writeAtMost(1000);
            AtomicInteger thrown = new AtomicInteger();
            channel.failWritesAfter(1, () -> {
                if (thrown.getAndIncrement() < times) {
                    Ex4_4_HandlerCallsTest.throwIt(fault);
                }
            });
            ByteBuffer bytes = ByteBuffer.allocate(MUCH + 100).limit(MUCH);
            CompletableFuture<Void> done = AsyncSockets.writeFully(channel, bytes);
            assertThat(failureOf("the failure of a second write that threw " + which + " at once", done))
                    .as("the failure of the future when the second write throws %s at once", which)
                    .isSameAs(fault);
            assertThat(bytes.limit())
                    .as("the limit of the buffer, after a write of it has failed")
                    .isEqualTo(MUCH);
            assertThat(channel.writes())
                    .as("writes that were started, the second of which has failed")
                    .isEqualTo(2);
            assertThat(channel.isOpen())
                    .as("the channel is open, after a write of it has failed")
                    .isTrue();
            assertThat(channel.timeouts())
                    .as("writes that were started with a timeout")
                    .isZero();
        }
    }

    @Test
    @Order(6)
    @DisplayName("the write goes on to the last byte if the caller cancels its future")
    void cancelled() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer reader = loopback.connectWithSmallBuffer();
            CompletableFuture<Void> done = AsyncSockets.writeFully(loopback.accept(), ByteBuffer.allocate(MUCH));
            // The first write has ended by then. A chain of futures that is cancelled before may end with that write.
            reader.skip(MUCH / 2, "the first half of " + MUCH + " bytes");
            done.cancel(true);
            reader.skip(MUCH - MUCH / 2, "all " + MUCH + " bytes of a write whose future was cancelled");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a pending write takes no thread, however many writes are pending")
    void pendingWrites() throws Exception {
        int writes = ThreadsTaken.many(100);
        List<FaultyChannel> stalled = new ArrayList<>();
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            AsynchronousSocketChannel channel = loopback.accept();
            ThreadsTaken threads = new ThreadsTaken();
            for (int i = 0; i < writes; i++) {
                FaultyChannel stalls = new FaultyChannel(channel);
                stalls.stallWrites();
                stalled.add(stalls);
                AsyncSockets.writeFully(stalls, ByteBuffer.allocate(1));
            }
            get(
                    "a write of 1 byte, while " + writes + " other writes are pending",
                    AsyncSockets.writeFully(channel, ByteBuffer.allocate(1)));
            threads.assertFew(writes, "pending writes take");
        } finally {
            for (FaultyChannel stalls : stalled) {
                stalls.close();
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("an exception that the JDK throws at once fails the future, and is not thrown to the caller")
    void refused() throws Exception {
        try (Loopback loopback = Loopback.open();
                AsynchronousSocketChannel unconnected = AsynchronousSocketChannel.open(loopback.group())) {
            CompletableFuture<Void> done;
            try {
                done = AsyncSockets.writeFully(unconnected, ByteBuffer.allocate(10));
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "writeFully before connecting threw an exception that belongs in the future: " + e, e);
            }
            assertThat(failureOf("the failure of writing before connecting", done))
                    .as("the failure of the future when the channel is not connected")
                    .isInstanceOf(NotYetConnectedException.class);
        }
    }
}
