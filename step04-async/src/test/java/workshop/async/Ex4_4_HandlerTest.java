package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.4 The read loop: exceptions and memory")
class Ex4_4_HandlerTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    /** The size of a frame, in bytes: larger than the first read buffer. */
    private static final int FRAME = 3_000;

    private static final int ROUNDS = 100;

    /** The largest read buffer for frames of a few bytes, in bytes. The reference solution has 512. */
    private static final int ENOUGH_FOR_FEW = 100_000;

    @Test
    @Order(1)
    @DisplayName("an exception of the handler closes its connection, whatever the type is")
    void anyException() throws Exception {
        List<Exception> all = List.of(
                new InterruptedException("poisoned"),
                new ClosedChannelException(),
                new IOException("poisoned"),
                new Exception("poisoned"),
                new BufferUnderflowException());
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
    @DisplayName("the read buffer does not grow with each part of a frame that comes byte by byte")
    void smallBuffer() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AtomicInteger capacity = new AtomicInteger();
            AtomicInteger undecoded = new AtomicInteger();
            Decoder decoder = input -> {
                capacity.set(input.capacity());
                undecoded.set(input.remaining());
                return FRAMES.decode(input);
            };
            Inbox inbox = new Inbox();
            loopback.serve(peer).receive(decoder, inbox);
            byte[] frame = Peer.frame(new byte[8]);
            for (int i = 1; i < frame.length; i++) {
                peer.send(new byte[] {frame[i - 1]});
                int count = i;
                waitUntil(
                        "decode to get byte " + i + " of a frame of 12, with all bytes before it",
                        () -> undecoded.get() == count);
            }
            assertThat(capacity.get())
                    .as("bytes of the read buffer, for a frame of 12 bytes that came byte by byte")
                    .isLessThanOrEqualTo(ENOUGH_FOR_FEW);
            peer.send(new byte[] {frame[frame.length - 1]});
            inbox.nextMessage("a frame that came byte by byte");
        }
    }

    @Test
    @Order(4)
    @DisplayName("a connection that waits for bytes takes no thread, however many connections wait")
    void manyConnections() throws Exception {
        int connections = ThreadsTaken.many(60);
        try (Loopback loopback = Loopback.open()) {
            ThreadsTaken threads = new ThreadsTaken();
            for (int i = 0; i < connections; i++) {
                loopback.serve(loopback.connect()).receive(FRAMES, message -> {});
            }
            threads.assertFew(connections, "connections take, each of which waits for bytes");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a read that fails at once closes the connection, with that reason")
    void readFailsAtOnce() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            Error fault = new Error("thrown by the read");
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.failReads(fault);
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> received;
            try {
                received = connection.receive(FRAMES, message -> {});
            } catch (RuntimeException | Error e) {
                throw new AssertionError("receive threw an exception that should close the connection: " + e, e);
            }
            failureOf("the end of receiving, after a read that failed at once", received);
            // A dependent action gets the failure as it is, and get would unwrap it.
            assertThat(received.handle((end, failure) -> failure).join())
                    .as("the failure of receiving, after a read that failed at once")
                    .isSameAs(fault);
            assertThat(connection.isOpen())
                    .as("the connection is open after a read that failed at once")
                    .isFalse();
        }
    }
}
