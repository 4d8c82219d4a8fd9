package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: a relay from a fast sender to a slow receiver")
class Ex4_10_RelayTest {

    private static final int LOW = 50_000;
    private static final int HIGH = 400_000;

    /** What may wait for the receiver before it is cut off. Nothing comes near it where the sender is paused. */
    private static final int LIMIT = 1_000_000;

    private static final int PAYLOAD = 4_000;
    private static final int FRAMES = 2_000;

    /** What kernels with small buffers hold in all, from the sender to the receiver, generously. */
    private static final int KERNEL = 4_000_000;

    private static final int SMALL_BUFFER = 32 * 1024;

    private static final Duration STANDSTILL = Duration.ofMillis(100);

    private static final Frames CODEC = new Frames(Inbox.MAX_LENGTH);

    /** A relay in a process of one thread for handlers, and its two ends. */
    private record Ends(
            Peer sender,
            AsyncConnection from,
            Peer receiver,
            AsyncConnection to,
            AtomicLong sent,
            CompletableFuture<Void> received) {

        static Ends open(Loopback loopback) throws Exception {
            Peer sender = loopback.connect();
            sender.socket().setSendBufferSize(SMALL_BUFFER);
            AsynchronousSocketChannel channel = loopback.accept();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
            AsyncConnection from = new AsyncConnection(channel);
            Peer receiver = loopback.connectWithSmallBuffer();
            AsyncConnection to = loopback.serve(receiver, LIMIT);
            CompletableFuture<Void> received = Relay.start(from, to, CODEC, new WaterMarks(LOW, HIGH));
            return new Ends(sender, from, receiver, to, new AtomicLong(), received);
        }

        /** Sends numbered frames on a thread of its own, as fast as it can; completed with the failure, or null. */
        CompletableFuture<IOException> sendFast(int frames) {
            CompletableFuture<IOException> done = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < frames; i++) {
                        byte[] frame = Peer.frame(numbered(i));
                        sender.socket().getOutputStream().write(frame);
                        sent.addAndGet(frame.length);
                    }
                    done.complete(null);
                } catch (IOException e) {
                    done.complete(e);
                }
            });
            return done;
        }

        void closeSender() {
            try {
                sender.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until the sender gets no further, because nobody reads what it sends. */
        void awaitPause(long received) throws Exception {
            long[] seen = {-1, 0};
            waitUntil("the sender to be held back, while the receiver does not read", () -> {
                assertThat(sent.get() - received)
                        .as("bytes that the sender could send, and that the receiver has not read")
                        .isLessThan(KERNEL);
                assertThat(to.isOpen())
                        .as("the connection to the receiver is open")
                        .isTrue();
                long now = System.nanoTime();
                if (sent.get() != seen[0]) {
                    seen[0] = sent.get();
                    seen[1] = now;
                }
                // The sender may be paused anywhere between the marks.
                return seen[0] > received + LOW && now - seen[1] > STANDSTILL.toNanos();
            });
        }
    }

    private static byte[] numbered(int number) {
        return ByteBuffer.allocate(PAYLOAD).putInt(number).array();
    }

    private static void assertReceives(Peer receiver, int first, int last, AsyncConnection to) throws Exception {
        for (int i = first; i < last; i++) {
            byte[] payload = receiver.readFrame("frame " + i + " at the slow receiver");
            assertThat(ByteBuffer.wrap(payload).getInt())
                    .as("the number of frame %d at the slow receiver", i)
                    .isEqualTo(i);
            assertThat(to.queuedBytes())
                    .as("bytes that wait for the slow receiver, with a high water mark of %d", HIGH)
                    .isLessThan(HIGH + 200_000);
        }
    }

    @Test
    @DisplayName("nothing is lost, memory stays flat, and it goes on when the receiver does")
    void slowReceiver() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Ends ends = Ends.open(loopback);
            CompletableFuture<IOException> sending = ends.sendFast(FRAMES);

            ends.awaitPause(0);
            assertReceives(ends.receiver, 0, FRAMES / 2, ends.to);
            ends.awaitPause(FRAMES / 2 * (4 + PAYLOAD));
            assertReceives(ends.receiver, FRAMES / 2, FRAMES, ends.to);

            assertThat(Loopback.get("the sender to have sent all frames", sending))
                    .as("what the sender failed with")
                    .isNull();
            ends.sender.endOutput();
            assertThat(ends.receiver.readToEnd("the end of the stream at the receiver"))
                    .as("what follows the last frame")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "a sender that leaves while it is paused: all that it has sent arrives, and then the end of the stream")
    void senderLeaves() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Ends ends = Ends.open(loopback);
            // Where the system takes all of it at once, the sender has left before the receiver reads anything.
            ends.sender.socket().setSendBufferSize(LIMIT);
            int frames = 160;
            ends.sendFast(frames).thenRun(ends::closeSender);
            waitUntil("the queue to the receiver to rise above the high water mark", () -> !ends.to.isWritable());

            int received = 0;
            while (!ends.to.isWritable()) {
                assertReceives(ends.receiver, received, ++received, ends.to);
            }
            // The receiver stops again, and bytes wait for it: now the end of the sender comes.
            Loopback.get("the end of the sender to be noticed, when the relay reads again", ends.received);
            assertReceives(ends.receiver, received, frames, ends.to);
            assertThat(ends.receiver.readToEnd("the end of the stream at the receiver"))
                    .as("what follows the last frame of a sender that has left")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("a receiver that leaves is noticed while the sender is paused, and the sender's connection is closed")
    void receiverLeaves() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Ends ends = Ends.open(loopback);
            CompletableFuture<IOException> sending = ends.sendFast(FRAMES);
            ends.awaitPause(0);
            ends.receiver.reset();

            // A sender that can send everything was not told.
            CompletableFuture<IOException> told = new CompletableFuture<>();
            sending.thenAccept(failure -> {
                if (failure != null) {
                    told.complete(failure);
                }
            });
            Loopback.get("the sender to be told that the receiver has left", told);
            failureOf("the end of the sender's connection, whose receiver has left", ends.from.closed());
        }
    }

    @Test
    @DisplayName("a sender that resets while it is paused is noticed when reading goes on")
    void senderResets() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Ends ends = Ends.open(loopback);
            CompletableFuture<IOException> sending = ends.sendFast(FRAMES);
            ends.awaitPause(0);
            ends.sender.reset();
            Loopback.get("the sender to stop", sending);

            ends.receiver.awaitEnd("the end of the receiver's connection, whose sender has reset");
            failureOf("the end of the sender's connection, which it has reset", ends.from.closed());
        }
    }
}
