package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.4 The read loop: exceptions and memory")
class Ex4_4_HandlerTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    /** The size of a frame, in bytes: larger than the first read buffer. */
    private static final int FRAME = 3_000;

    private static final int ROUNDS = 100;

    private static final int BURST = 100_000;
    private static final int TENTH = BURST / 10;

    /** In stack frames: far more than a loop needs, and far fewer than 100,000 nested calls. */
    private static final int MAX_DEPTH = 1000;

    @Test
    @Order(1)
    @DisplayName("an exception of the handler closes its connection, whatever the type is")
    void anyException() throws Exception {
        List<Exception> all = List.of(
                new InterruptedException("poisoned"),
                new ClosedChannelException(),
                new IOException("poisoned"),
                new Exception("poisoned"));
        for (Exception poison : all) {
            try (Loopback loopback = Loopback.open()) {
                Peer peer = loopback.connect();
                CompletableFuture<Void> received = loopback.serve(peer).receive(FRAMES, message -> {
                    throw poison;
                });
                peer.sendText("a message");
                assertThat(failureOf("the end of receiving, after a handler that threw " + poison, received))
                        .as("the failure of receiving, after a handler that threw %s", poison)
                        .isSameAs(poison);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("the read buffer does not grow with the stream, although no read ends where a frame ends")
    void buffer() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AtomicInteger largest = new AtomicInteger();
            Decoder decoder = input -> {
                largest.accumulateAndGet(input.capacity(), Math::max);
                return FRAMES.decode(input);
            };
            Inbox inbox = new Inbox();
            loopback.serve(peer).receive(decoder, inbox);
            byte[] frame = Peer.frame(new byte[FRAME - 4]);
            byte[] cut = new byte[FRAME];
            int half = FRAME / 2;
            System.arraycopy(frame, half, cut, 0, FRAME - half);
            System.arraycopy(frame, 0, cut, FRAME - half, half);
            peer.send(Arrays.copyOf(frame, half));
            for (int i = 1; i <= ROUNDS; i++) {
                peer.send(cut);
                inbox.nextMessage("frame " + i + " of " + ROUNDS + ", sent with the first half of the next one");
            }
            assertThat(largest.get())
                    .as("bytes of the largest read buffer, for %d frames of %d bytes", ROUNDS, FRAME)
                    .isLessThan(ROUNDS * FRAME / 2);
        }
    }

    @Test
    @Order(3)
    @DisplayName("100,000 frames in one burst do not grow the stack")
    void burst() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            Counter counter = new Counter();
            loopback.serve(peer)
                    .receive(new Frames(4), counter)
                    .whenComplete((end, failure) ->
                            counter.fail(failure != null ? failure : new EOFException("the stream ended early")));

            ByteBuffer frames = ByteBuffer.allocate(BURST * 8);
            for (int i = 0; i < BURST; i++) {
                frames.putInt(4).putInt(i);
            }
            peer.send(frames.array());

            // A busy machine may need longer for all frames than one wait may take, but not for a tenth of them.
            for (int i = 1; i <= 10; i++) {
                get("frame " + i * TENTH + " of 100,000 in one burst", counter.tenths.get(i - 1));
            }
        }
    }

    /** Counts messages, which are numbers in order, and measures the depth of the stack from time to time. */
    private static final class Counter implements MessageHandler {

        private final List<CompletableFuture<Void>> tenths =
                Stream.generate(CompletableFuture<Void>::new).limit(10).toList();
        private int next;

        @Override
        public void message(ByteBuffer message) {
            try {
                check(message.getInt());
            } catch (AssertionError e) {
                fail(e);
                throw e;
            }
        }

        private void check(int number) {
            if (number != next++) {
                throw new AssertionError("frame " + (next - 1) + " of a burst has the number " + number);
            }
            if (number % 100 == 0) {
                long depth = StackWalker.getInstance()
                        .walk(frames -> frames.limit(MAX_DEPTH).count());
                assertThat(depth)
                        .as("the depth of the stack at frame %d of a burst", number)
                        .isLessThan(MAX_DEPTH);
            }
            if (next % TENTH == 0) {
                tenths.get(next / TENTH - 1).complete(null);
            }
        }

        void fail(Throwable failure) {
            tenths.forEach(tenth -> tenth.completeExceptionally(failure));
        }
    }
}
