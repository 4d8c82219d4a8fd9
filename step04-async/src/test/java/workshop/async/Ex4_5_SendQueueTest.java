package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.5 One write at a time")
class Ex4_5_SendQueueTest {

    private static final int SENDERS = 100;
    private static final int FRAMES_EACH = 100;

    /** More bytes than all of them send together: this exercise has no limit. */
    private static final int NO_LIMIT = 100_000_000;

    private static final int LARGE = 200_000;

    private static final Frames FRAMES = new Frames(1_000_000);

    @Test
    @Order(2)
    @DisplayName("a hundred senders: no frame is lost, torn or mixed, and the frames of each sender stay in order")
    void manySenders() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer, NO_LIMIT);
            // First on this thread, on which a failure is easy to understand.
            assertThat(connection.send(FRAMES.encode(ByteBuffer.allocate(0))))
                    .as("an empty frame was accepted")
                    .isTrue();
            assertThat(peer.readFrame("an empty frame")).as("an empty frame").isEmpty();

            // Encoded before they start, so that the senders only send, and do so at the same time.
            List<List<ByteBuffer>> encoded = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> frames((byte) sender))
                    .toList();
            for (List<ByteBuffer> frames : encoded) {
                CompletableFuture.runAsync(() -> sendAll(connection, frames), threads)
                        .exceptionally(failure -> {
                            // If a sender fails, the reader below must not wait any longer.
                            connection.close(failure);
                            return null;
                        });
            }

            int[] next = new int[SENDERS];
            for (int i = 1; i <= SENDERS * FRAMES_EACH; i++) {
                byte[] payload = peer.readFrame("frame " + i + " of " + SENDERS * FRAMES_EACH);
                byte sender = payload.length == 0 ? 0 : payload[0];
                int expected = next[sender]++;
                if (!Arrays.equals(payload, payload(sender, expected))) {
                    throw new AssertionError("frame " + i + " is not number " + expected + " of sender " + sender
                            + " in one piece: frames are torn, mixed, lost or out of order");
                }
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("enqueue sends nothing, on any thread; flush then sends all of it")
    void enqueueAlone() throws Exception {
        int threads = 4;
        int each = 5_000;
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer, NO_LIMIT);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(FRAMES, message -> toOther.send(FRAMES.encode(message)));
            List<Thread> started = IntStream.range(0, threads)
                    .mapToObj(thread -> Thread.ofPlatform().daemon().start(() -> {
                        for (int i = 0; i < each; i++) {
                            connection.enqueue(ByteBuffer.allocate(10));
                        }
                    }))
                    .toList();
            for (Thread thread : started) {
                thread.join();
            }
            other.sendText("echo");
            // The thread that answers here would have written the queue too.
            assertThat(other.readText("an echo on another connection")).isEqualTo("echo");
            assertThat(peer.socket().getInputStream().available())
                    .as("bytes that have arrived before flush")
                    .isZero();
            connection.flush();
            peer.skip(threads * each * 10, "all bytes that " + threads + " threads have added to the queue");
        }
    }

    @Test
    @Order(6)
    @DisplayName("a send that comes just when the write before it ends is not left behind")
    void justWhenAWriteEnds() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            ByteBuffer payload = UTF_8.encode("x");
            // On a busy machine, fewer rounds.
            long deadline = System.nanoTime() + 2_000_000_000;
            for (int i = 0; i < 2_000 && System.nanoTime() < deadline; i++) {
                connection.send(FRAMES.encode(payload));
                // The bytes are there, so the write is about to end. From round to round a little later.
                while (peer.socket().getInputStream().available() == 0 && System.nanoTime() < deadline) {
                    Thread.yield();
                }
                spin(i % 400 * 10);
                connection.send(FRAMES.encode(payload));
                peer.readFrame("the first of two frames, in round " + i);
                peer.readFrame("the second of two frames, in round " + i);
            }
        }
    }

    private static void spin(int nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    private static List<ByteBuffer> frames(byte sender) {
        return IntStream.range(0, FRAMES_EACH)
                .mapToObj(number -> FRAMES.encode(ByteBuffer.wrap(payload(sender, number))))
                .toList();
    }

    private static void sendAll(AsyncConnection connection, List<ByteBuffer> frames) {
        for (ByteBuffer frame : frames) {
            if (!connection.send(frame)) {
                throw new IllegalStateException("send returned false");
            }
        }
    }

    /** Bytes that are all the sender, but for a number at index 1. Some frames are larger than the kernel's buffers. */
    private static byte[] payload(byte sender, int number) {
        byte[] payload = new byte[number == 10 * sender ? 100_000 : 2 + number % 50];
        Arrays.fill(payload, sender);
        payload[1] = (byte) number;
        return payload;
    }

    @Test
    @Order(3)
    @DisplayName("a frame that is larger than what one write should take")
    void largeFrame() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer);
            assertThat(connection.send(FRAMES.encode(ByteBuffer.allocate(LARGE))))
                    .as("a large frame was accepted")
                    .isTrue();
            assertThat(peer.readFrame("a frame that is larger than what one write should take").length)
                    .as("the size of a large frame")
                    .isEqualTo(LARGE);
        }
    }

    @Test
    @Order(1)
    @DisplayName("a buffer may be sent again, and to other connections; a send that fails leaves nothing in the queue")
    void sharedBuffer() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer first = loopback.connect();
            AsyncConnection toFirst = loopback.serve(first);
            Peer second = loopback.connect();
            AsyncConnection toSecond = loopback.serve(second);
            ByteBuffer shared = FRAMES.encode(UTF_8.encode("shared"));

            assertThat(toFirst.send(shared) && toSecond.send(shared) && toFirst.send(shared))
                    .as("three sends of one buffer were accepted")
                    .isTrue();
            assertThat(first.readText("frame 1 of 2 of one buffer"))
                    .as("a shared frame")
                    .isEqualTo("shared");
            assertThat(second.readText("a frame of a buffer that was sent to another peer before"))
                    .as("a shared frame")
                    .isEqualTo("shared");
            assertThat(first.readText("frame 2 of 2 of one buffer"))
                    .as("a shared frame")
                    .isEqualTo("shared");
            assertThat(shared.position())
                    .as("the position of the caller's buffer")
                    .isZero();
            assertThat(catchThrowable(() -> toFirst.send(null)))
                    .as("the failure of sending null")
                    .isInstanceOf(NullPointerException.class);
            // On another thread, for which a lock that is still held is closed.
            CompletableFuture<Boolean> accepted = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> accepted.complete(toFirst.send(shared)));
            assertThat(get("a send on another thread, after a send that failed", accepted))
                    .as("the next send was accepted")
                    .isTrue();
            assertThat(first.readText("the frame after a send that failed"))
                    .as("the frame after a send that failed")
                    .isEqualTo("shared");
            // Many times: where the write before has not ended yet, one write takes both.
            for (int i = 0; i < 20; i++) {
                assertThat(toFirst.send(ByteBuffer.allocate(0)) && toFirst.send(shared))
                        .as("a send of no bytes and the next send were accepted")
                        .isTrue();
                first.readText("the frame after a send of no bytes");
            }

            toFirst.close();
            assertThat(toFirst.send(shared) || toFirst.send(ByteBuffer.allocate(0)))
                    .as("a closed connection accepts a frame, or no bytes")
                    .isFalse();
            assertThat(catchThrowable(toFirst::flush))
                    .as("the failure of flush of a closed connection")
                    .isNull();
        }
    }

    @Test
    @Order(4)
    @DisplayName("a write that fails at once, in a handler, closes its connection without holding a lock")
    void failsAtOnce() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer gone = loopback.connect();
            AsyncConnection toGone = loopback.serve(gone);
            CompletableFuture<Boolean> noLockHeld = Loopback.noLockHeldAtClose(toGone);
            Peer sender = loopback.connect();
            loopback.serve(sender).receive(FRAMES, toGone::send);
            gone.reset();

            waitUntil("a send to a peer that has reset to close the connection", () -> {
                sender.sendText("hello");
                return noLockHeld.isDone();
            });

            assertThat(noLockHeld.join()).as(Loopback.NO_LOCK_HELD).isTrue();
        }
    }
}
