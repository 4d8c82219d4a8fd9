package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("4.9 Drain, then close")
class Ex4_9_DrainTest {

    private static final int BOUND = 10_000_000;
    private static final int FRAMES = 10;
    private static final int SIZE = 50_000;

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final Frames CODEC = new Frames(1_000_000);

    @Test
    @DisplayName("what was accepted arrives before the end of the stream, even if the peer does not stop talking")
    void drains() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(peer, BOUND);
            connection.receive(CODEC, message -> {});
            Thread chatter = Thread.ofVirtual().start(() -> chatter(peer));

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
            chatter.join();
            // The last of the chatter may have met a closed socket: that it ends is enough.
            get("the connection to be closed when both sides have ended", closed.handle((end, reason) -> null));
        }
    }

    /** Talks until the connection is closed. */
    private static void chatter(Peer peer) {
        byte[] frame = Peer.frame(new byte[1000]);
        try {
            while (true) {
                peer.socket().getOutputStream().write(frame);
            }
        } catch (IOException closed) {
            // That was all.
        }
    }

    @Test
    @DisplayName("a last word to a client that nobody listens to is not lost in a reset")
    void lastWord() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            peer.sendText("may I come in?");

            assertThat(connection.send(CODEC.encode(UTF_8.encode("no"))))
                    .as("accepted")
                    .isTrue();
            CompletableFuture<Void> closed = connection.closeAfterDrain(LONG);

            assertThat(peer.readText("the last word")).as("the last word").isEqualTo("no");
            assertThat(peer.readToEnd("a clean end of the stream, not a reset"))
                    .as("what follows the last word")
                    .isEmpty();
            peer.endOutput();
            get("the connection to be closed in good order, when the peer has ended its half too", closed);
            assertThat(connection.isOpen()).as("the connection is open").isFalse();
        }
    }

    @Test
    @DisplayName("a deadline bounds it, for a peer that does not read and for one that does not end")
    void deadline() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer deaf = loopback.connectWithSmallBuffer();
            AsyncConnection connection = loopback.serve(deaf, BOUND);
            assertThat(connection.send(CODEC.encode(ByteBuffer.allocate(900_000))))
                    .as("accepted")
                    .isTrue();

            long start = System.nanoTime();
            Throwable late = failureOf("the deadline to close the connection", connection.closeAfterDrain(SHORT));
            assertThat(late)
                    .as("what comes of draining to a peer that does not read")
                    .isInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("how long it tried")
                    .isGreaterThanOrEqualTo(SHORT);
            deaf.awaitEnd("the end of a connection that could not be drained");

            Peer quiet = loopback.connect();
            AsyncConnection drained = loopback.serve(quiet);
            drained.receive(CODEC, message -> {});
            get("the deadline to close a connection whose peer does not end its half", drained.closeAfterDrain(SHORT));
        }
    }
}
