package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.9 Drain, then close")
class Ex4_9_DrainTest {

    private static final int MAX_QUEUED_BYTES = 10_000_000;
    private static final int FRAMES = 10;
    private static final int SIZE = 50_000;

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final Frames CODEC = new Frames(1_000_000);

    @Test
    @Order(4)
    @DisplayName("the queued bytes arrive before the end of the stream, even if the peer does not stop sending")
    void drains() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer, MAX_QUEUED_BYTES);
            connection.receive(CODEC, message -> {});
            Thread sender = Thread.ofVirtual().start(() -> sendUntilClosed(peer));

            for (int i = 0; i < FRAMES; i++) {
                assertThat(connection.send(CODEC.encode(ByteBuffer.allocate(SIZE))))
                        .as("frame %d was accepted", i + 1)
                        .isTrue();
            }
            CompletableFuture<Void> closed = connection.closeAfterDrain(LONG);
            assertThat(connection.send(CODEC.encode(UTF_8.encode("late"))))
                    .as("a draining connection accepts another frame")
                    .isFalse();

            byte[] arrived = peer.readToEnd("all " + FRAMES + " frames, and then the end of the stream");
            assertThat(arrived.length).as("bytes that arrived before the end").isEqualTo(FRAMES * (4 + SIZE));
            peer.close();
            sender.join();
            // The last bytes of the peer may have reached a closed socket. So the end alone matters, not its reason.
            get("the connection to be closed when both sides have ended", closed.handle((end, reason) -> null));
        }
    }

    @Test
    @Order(5)
    @DisplayName("a peer that has ended its half still gets the queued bytes; a peer that talks first is read")
    void otherPeers() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer halfClosed = loopback.connectWithSmallBuffer();
            AsyncConnection toHalfClosed = loopback.serve(halfClosed, MAX_QUEUED_BYTES);
            CompletableFuture<Void> received = toHalfClosed.receive(CODEC, message -> {});
            halfClosed.endOutput();
            get("receiving to complete", received);
            CompletableFuture<Boolean> noLockHeld = Loopback.noLockHeldAtClose(toHalfClosed);
            Peer talker = loopback.connectWithSmallBuffer();
            AsyncConnection toTalker = loopback.serve(talker, MAX_QUEUED_BYTES);
            for (AsyncConnection connection : List.of(toHalfClosed, toTalker)) {
                assertThat(connection.send(CODEC.encode(ByteBuffer.allocate(900_000))))
                        .as("accepted")
                        .isTrue();
                connection.closeAfterDrain(LONG);
            }

            assertThat(halfClosed.readToEnd("the bytes that were queued for a peer that has ended its half").length)
                    .as("bytes that a peer received that had ended its half before")
                    .isEqualTo(900_004);
            assertThat(get("the end of a connection whose peer has ended its half before", noLockHeld))
                    .as(Loopback.NO_LOCK_HELD)
                    .isTrue();
            // It reads nothing before all of this has left.
            CompletableFuture<Void> sent = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> sendMuch(talker, sent));
            get("a draining connection to read what its peer sends before the peer reads", sent);
            assertThat(talker.readToEnd("the bytes that were queued for a peer that talks first").length)
                    .as("bytes that a peer received that talked first")
                    .isEqualTo(900_004);
        }
    }

    private static void sendMuch(Peer peer, CompletableFuture<Void> sent) {
        try {
            peer.socket().getOutputStream().write(new byte[8_000_000]);
            sent.complete(null);
        } catch (IOException e) {
            sent.completeExceptionally(e);
        }
    }

    /** Sends frames until the connection is closed. */
    private static void sendUntilClosed(Peer peer) {
        byte[] frame = Peer.frame(new byte[1000]);
        try {
            while (true) {
                peer.socket().getOutputStream().write(frame);
            }
        } catch (IOException closed) {
            // The server has closed the connection.
        }
    }

    @Test
    @Order(1)
    @DisplayName("the last message to a client is not lost in a reset, also if receive was never called")
    void lastMessage() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            peer.send("no frame, no line".getBytes(UTF_8));

            // Nobody flushes these bytes: the drain has to.
            assertThat(connection.enqueue(CODEC.encode(UTF_8.encode("no"))))
                    .as("accepted")
                    .isTrue();
            CompletableFuture<Void> closed = connection.closeAfterDrain(LONG);

            assertThat(peer.readText("the last message")).as("the last message").isEqualTo("no");
            assertThat(peer.readToEnd("the end of the stream, not a reset"))
                    .as("the bytes after the last message")
                    .isEmpty();
            peer.endOutput();
            get("the connection to be closed gracefully, when the peer has ended its half too", closed);
            assertThat(connection.isOpen()).as("the connection is open").isFalse();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a connection whose queue is empty ends its output at once")
    void nothingQueued() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Inbox inbox = new Inbox();
            inbox.receiveFrom(connection);
            CompletableFuture<Void> closed = connection.closeAfterDrain(LONG);
            assertThat(connection.enqueue(ByteBuffer.allocate(1)))
                    .as("a draining connection accepts bytes, although its queue was empty")
                    .isFalse();
            assertThat(peer.readToEnd("the end of the stream of a connection whose queue was empty"))
                    .as("the bytes of a connection whose queue was empty")
                    .isEmpty();
            assertThat(connection.isOpen())
                    .as("a connection is open that has ended its output, while its peer has not")
                    .isTrue();
            peer.sendText("late");
            assertThat(inbox.next("a frame of a peer to which the output has ended"))
                    .as("a frame of a peer to which the output has ended")
                    .isEqualTo("late");
            peer.endOutput();
            get("the connection whose queue was empty to be closed", closed);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a deadline limits the drain, for a peer that does not read and for one that does not end its half")
    void deadline() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer slow = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(slow, MAX_QUEUED_BYTES);
            assertThat(connection.send(CODEC.encode(ByteBuffer.allocate(900_000))))
                    .as("accepted")
                    .isTrue();

            Peer idle = loopback.connect();
            AsyncConnection drained = loopback.serve(idle);
            drained.receive(CODEC, message -> {});

            AsyncConnection patient = loopback.serve(loopback.connect());
            patient.closeAfterDrain(Duration.ofDays(30));
            patient.closeAfterDrain(SHORT);

            // Read by the thread that closes: this thread may be late to hear of it.
            CompletableFuture<Long> end = connection.closed().handle((nothing, reason) -> System.nanoTime());
            long start = System.nanoTime();
            CompletableFuture<Void> closed = connection.closeAfterDrain(SHORT);
            CompletableFuture<Void> closedToo = drained.closeAfterDrain(SHORT);
            Throwable late = failureOf("the deadline to close the connection", closed);
            assertThat(late)
                    .as("the failure of draining to a peer that does not read")
                    .isInstanceOf(TimeoutException.class)
                    .as("the message, which names the bytes that could not be sent")
                    .hasMessageMatching(".*\\d{3,}.*");
            assertThat(Duration.ofNanos(get("the time of the close", end) - start))
                    .as("the duration of the drain")
                    // A timer may count the whole milliseconds of another clock, as java.util.Timer does.
                    .isGreaterThanOrEqualTo(SHORT.minusMillis(2));
            slow.awaitEnd("the end of a connection that could not be drained");
            get("the deadline to close a connection whose peer does not end its half", closedToo);
            assertThat(patient.isOpen())
                    .as(
                            "a connection is open whose drain has a deadline of 30 days, after a second call with a short one")
                    .isTrue();
            patient.close();
        }
    }

    @Test
    @Order(5)
    @DisplayName("a deadline may be zero, or centuries away; null is refused, and changes nothing")
    void otherDeadlines() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            for (Duration past : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
                AsyncConnection hurried = loopback.serve(loopback.connect());
                assertThatCode(() -> get("a deadline of " + past + " to be over", hurried.closeAfterDrain(past)))
                        .as("a drain with a deadline of zero or less: %s", past)
                        .doesNotThrowAnyException();
            }

            AsyncConnection connection = loopback.serve(loopback.connect());
            assertThatNullPointerException()
                    .as("a drain with a deadline of null")
                    .isThrownBy(() -> connection.closeAfterDrain(null));
            assertThat(connection.isDraining())
                    .as("a connection drains, after a deadline of null was refused")
                    .isFalse();
            assertThat(connection.enqueue(CODEC.encode(UTF_8.encode("still here"))))
                    .as("a connection accepts a frame, after a deadline of null was refused")
                    .isTrue();
            assertThatCode(() -> connection.closeAfterDrain(ChronoUnit.FOREVER.getDuration()))
                    .as("a drain with a deadline of centuries")
                    .doesNotThrowAnyException();
            assertThat(connection.isOpen())
                    .as("a connection is open whose drain has a deadline of centuries")
                    .isTrue();
            assertThatNullPointerException()
                    .as("a deadline of null for a connection that drains already")
                    .isThrownBy(() -> connection.closeAfterDrain(null));
            connection.close();
        }
    }
}
