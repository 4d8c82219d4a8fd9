package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.5 One write at a time: the writes of the channel")
class Ex4_5_WritesTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static final int MESSAGE = 100_000;

    /** Too many for one write, since the kernel's buffers are small. */
    private static final int MESSAGES = 20;

    @Test
    @Order(1)
    @DisplayName("no write is started when nothing waits")
    void nothingWaits() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            Peer other = loopback.connect();
            loopback.serve(other).receive(FRAMES, message -> connection.enqueue(FRAMES.encode(message)));
            connection.flush();
            assertThat(channel.writes())
                    .as("writes that a flush of an empty queue has started")
                    .isZero();
            connection.send(FRAMES.encode(UTF_8.encode("first")));
            assertThat(peer.readText("a first frame")).isEqualTo("first");
            // The thread that enqueues this frame would have started further writes too.
            other.sendText("second");
            waitUntil("the second frame to be in the queue", () -> {
                connection.flush();
                return peer.socket().getInputStream().available() > 0;
            });
            assertThat(peer.readText("a second frame")).isEqualTo("second");
            assertThat(channel.writes())
                    .as("writes that two frames have started, one after the other")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    @Order(2)
    @DisplayName("a first write that throws closes the connection with that reason, and flush throws nothing")
    void first() throws Exception {
        assertCloses(0, "the first write");
    }

    @Test
    @Order(3)
    @DisplayName("a later write that throws closes the connection with that reason, without holding a lock")
    void later() throws Exception {
        assertCloses(1, "the second write");
    }

    private static void assertCloses(int goodWrites, String which) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.connectWithSmallBuffer();
            Error fault = new Error("thrown by the write");
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel, 2 * MESSAGES * MESSAGE);
            CompletableFuture<Boolean> noLockHeld = Loopback.noLockHeldAtClose(connection);
            for (int i = 1; i <= MESSAGES; i++) {
                assertThat(connection.enqueue(ByteBuffer.allocate(MESSAGE)))
                        .as("message %d was accepted", i)
                        .isTrue();
            }
            channel.failWritesAfter(goodWrites, fault);
            try {
                connection.flush();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("flush threw an exception that should close the connection: " + e, e);
            }
            assertThat(failureOf("the end of a connection where " + which + " threw an Error", connection.closed()))
                    .as("why the connection was closed where %s threw an Error", which)
                    .isSameAs(fault);
            assertThat(get("the dependent action of closed()", noLockHeld))
                    .as(Loopback.NO_LOCK_HELD)
                    .isTrue();
        }
    }
}
