package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.5 One write at a time")
class Ex4_5_SendQueueTest {

    private static final int SENDERS = 100;
    private static final int FRAMES_EACH = 300;

    /** More than all of them send together: this is not about the bound. */
    private static final int NO_BOUND = 100_000_000;

    private static final int LARGE = 200_000;

    private static final Frames FRAMES = new Frames(1_000_000);

    @Test
    @DisplayName("a hundred senders: nothing is lost, torn or mixed, and each one's order is kept")
    void manySenders() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer, NO_BOUND);
            // On this thread first, where a failure needs no explanation.
            assertThat(connection.send(FRAMES.encode(ByteBuffer.allocate(0))))
                    .as("an empty frame was accepted")
                    .isTrue();
            assertThat(peer.readFrame("an empty frame")).as("an empty frame").isEmpty();

            // Encoded beforehand, so that the senders do nothing but send, and get into each other's way.
            List<List<ByteBuffer>> encoded = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> frames((byte) sender))
                    .toList();
            for (List<ByteBuffer> frames : encoded) {
                CompletableFuture.runAsync(() -> sendAll(connection, frames), threads)
                        .exceptionally(failure -> {
                            // Whoever fails ends the wait of the reader below.
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

    private static List<ByteBuffer> frames(byte sender) {
        return IntStream.range(0, FRAMES_EACH)
                .mapToObj(number -> FRAMES.encode(ByteBuffer.wrap(payload(sender, number))))
                .toList();
    }

    private static void sendAll(AsyncConnection connection, List<ByteBuffer> frames) {
        for (ByteBuffer frame : frames) {
            if (!connection.send(frame)) {
                throw new IllegalStateException("send answered that it does not accept the bytes");
            }
        }
    }

    /** The sender, a number, and the sender again and again; some frames are larger than the kernel's buffers. */
    private static byte[] payload(byte sender, int number) {
        byte[] payload = new byte[number == 10 * sender ? 100_000 : 2 + number % 50];
        Arrays.fill(payload, sender);
        payload[1] = (byte) number;
        return payload;
    }

    @Test
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
    @DisplayName("a buffer may be sent again, and to others; a send that fails leaves nothing behind")
    void sharedBuffer() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer one = loopback.connect();
            AsyncConnection toOne = loopback.serve(one);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            ByteBuffer shared = FRAMES.encode(UTF_8.encode("shared"));

            assertThat(toOne.send(shared) && toOther.send(shared) && toOne.send(shared))
                    .as("three sends of one buffer were accepted")
                    .isTrue();

            assertThat(one.readText("a frame from a shared buffer"))
                    .as("a shared frame")
                    .isEqualTo("shared");
            assertThat(other.readText("a frame from a buffer that was sent to another before"))
                    .as("a shared frame")
                    .isEqualTo("shared");
            assertThat(one.readText("a frame from a buffer that was sent before"))
                    .as("a shared frame")
                    .isEqualTo("shared");
            assertThat(shared.position())
                    .as("the position of the caller's buffer")
                    .isZero();

            assertThat(catchThrowable(() -> toOne.send(null)))
                    .as("what comes of sending null")
                    .isInstanceOf(NullPointerException.class);
            assertThat(toOne.send(shared)).as("the next send was accepted").isTrue();
            assertThat(one.readText("the frame after a send that failed"))
                    .as("the frame after a send that failed")
                    .isEqualTo("shared");

            toOne.close();
            assertThat(toOne.send(shared))
                    .as("a closed connection accepts a frame")
                    .isFalse();
        }
    }

    @Test
    @DisplayName("a write that fails at once, in a handler, ends its connection without a lock held")
    void failsAtOnce() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer gone = loopback.connect();
            AsyncConnection toGone = loopback.serve(gone);
            CompletableFuture<Boolean> free = Loopback.noLockHeldAtClose(toGone);
            Peer speaker = loopback.connect();
            loopback.serve(speaker).receive(FRAMES, toGone::send);
            gone.reset();

            waitUntil("a send to a peer that has reset to close the connection", () -> {
                speaker.sendText("anybody there?");
                return free.isDone();
            });

            assertThat(free.join())
                    .as("another thread can use the connection while its end is told (false: a lock is held)")
                    .isTrue();
        }
    }
}
