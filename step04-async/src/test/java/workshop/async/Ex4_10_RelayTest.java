package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
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

    /** How often in a row the system must take nothing from the sender, until the sender counts as held back. */
    private static final int HELD_BACK = 20;

    private static final Frames CODEC = new Frames(Inbox.MAX_LENGTH);

    /** A relay in a process of one thread for handlers, its two ends, and a client to whom that thread answers. */
    private record Ends(
            SocketChannel sender,
            AsyncConnection from,
            Peer receiver,
            AsyncConnection to,
            Peer other,
            AtomicLong sent,
            AtomicInteger inVain,
            CompletableFuture<Void> received)
            implements AutoCloseable {

        static Ends open(Loopback loopback) throws Exception {
            SocketChannel sender = SocketChannel.open();
            sender.setOption(StandardSocketOptions.SO_SNDBUF, SMALL_BUFFER);
            sender.connect(loopback.address());
            sender.configureBlocking(false);
            AsynchronousSocketChannel channel = loopback.accept();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
            AsyncConnection from = new AsyncConnection(channel);
            Peer receiver = loopback.connectWithSmallBuffer();
            AsyncConnection to = loopback.serve(receiver, LIMIT);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(CODEC, message -> toOther.send(CODEC.encode(message)));
            CompletableFuture<Void> received = Relay.start(from, to, CODEC, new WaterMarks(LOW, HIGH));
            return new Ends(sender, from, receiver, to, other, new AtomicLong(), new AtomicInteger(), received);
        }

        /** Sends numbered frames on a thread of its own, as fast as it can; completed with the failure, or null. */
        CompletableFuture<IOException> sendFast(int frames) {
            CompletableFuture<IOException> done = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int i = 0; i < frames; i++) {
                        send(ByteBuffer.wrap(Peer.frame(numbered(i))));
                    }
                    done.complete(null);
                } catch (IOException e) {
                    done.complete(e);
                } catch (Exception | AssertionError e) {
                    done.completeExceptionally(e);
                }
            });
            return done;
        }

        /** Sends without blocking, so that a sender that gets no processor is not taken for one that is held back. */
        private void send(ByteBuffer frame) throws Exception {
            while (frame.hasRemaining()) {
                int count = sender.write(frame);
                if (count > 0) {
                    sent.addAndGet(count);
                    inVain.set(0);
                } else {
                    // The thread that answers here would have read from the sender too.
                    other.sendText("echo");
                    other.readText("an echo on another connection, while the sender waits");
                    inVain.incrementAndGet();
                }
            }
        }

        /** Waits until the sender gets no further, because nobody reads what it sends. */
        void awaitPause(long received, CompletableFuture<IOException> sending) throws Exception {
            waitUntil("the sender to be held back, while the receiver does not read", () -> {
                assertThat(sent.get() - received)
                        .as("bytes that the sender could send, and that the receiver has not read")
                        .isLessThan(KERNEL);
                assertThat(to.isOpen())
                        .as("the connection to the receiver is open (false: cut off, since the sender was not paused)")
                        .isTrue();
                if (sending.isCompletedExceptionally()) {
                    sending.get();
                }
                // The sender may be paused anywhere between the marks.
                return sent.get() > received + LOW && inVain.get() >= HELD_BACK;
            });
        }

        void reset() throws IOException {
            sender.configureBlocking(true);
            sender.setOption(StandardSocketOptions.SO_LINGER, 0);
            sender.close();
        }

        @Override
        public void close() {
            try {
                sender.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
    @Order(1)
    @DisplayName("nothing is lost, memory stays flat, and it goes on when the receiver does")
    void slowReceiver() throws Exception {
        try (Loopback loopback = Loopback.open();
                Ends ends = Ends.open(loopback)) {
            CompletableFuture<IOException> sending = ends.sendFast(FRAMES);

            ends.awaitPause(0, sending);
            assertReceives(ends.receiver, 0, FRAMES / 2, ends.to);
            ends.awaitPause(FRAMES / 2 * (4 + PAYLOAD), sending);
            assertReceives(ends.receiver, FRAMES / 2, FRAMES, ends.to);

            assertThat(Loopback.get("the sender to have sent all frames", sending))
                    .as("what the sender failed with")
                    .isNull();
            ends.sender.shutdownOutput();
            assertThat(ends.receiver.readToEnd("the end of the stream at the receiver"))
                    .as("what follows the last frame")
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName(
            "a sender that leaves while it is paused: all that it has sent arrives, and then the end of the stream")
    void senderLeaves() throws Exception {
        try (Loopback loopback = Loopback.open();
                Ends ends = Ends.open(loopback)) {
            // Where the system takes all of it at once, the sender has left before the receiver reads anything.
            ends.sender.setOption(StandardSocketOptions.SO_SNDBUF, LIMIT);
            int frames = 160;
            ends.sendFast(frames).thenRun(ends::close);
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
    @Order(3)
    @DisplayName("a receiver that leaves is noticed while the sender is paused, and the sender's connection is closed")
    void receiverLeaves() throws Exception {
        try (Loopback loopback = Loopback.open();
                Ends ends = Ends.open(loopback)) {
            CompletableFuture<IOException> sending = ends.sendFast(FRAMES);
            ends.awaitPause(0, sending);
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
    @Order(4)
    @DisplayName("a sender that resets while it is paused is noticed when reading goes on")
    void senderResets() throws Exception {
        try (Loopback loopback = Loopback.open();
                Ends ends = Ends.open(loopback)) {
            CompletableFuture<IOException> sending = ends.sendFast(FRAMES);
            ends.awaitPause(0, sending);
            ends.reset();
            Loopback.get("the sender to stop", sending);

            ends.receiver.awaitEnd("the end of the receiver's connection, whose sender has reset");
            failureOf("the end of the sender's connection, which it has reset", ends.from.closed());
        }
    }
}
