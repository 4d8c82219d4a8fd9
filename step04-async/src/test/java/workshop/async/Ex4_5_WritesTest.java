package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.5 One write at a time: the writes of the channel")
class Ex4_5_WritesTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

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
            connection.enqueue(FRAMES.encode(UTF_8.encode("first")));
            connection.send(FRAMES.encode(UTF_8.encode("second")));
            assertThat(peer.readText("a first frame")).isEqualTo("first");
            assertThat(peer.readText("a second frame")).isEqualTo("second");
            assertThat(channel.writes())
                    .as("writes that a flush of two small frames has started")
                    .isEqualTo(1);
            // The thread that enqueues this frame would have started further writes too.
            other.sendText("third");
            waitUntil("the third frame to be in the queue", () -> {
                connection.flush();
                return peer.socket().getInputStream().available() > 0;
            });
            assertThat(peer.readText("a third frame")).isEqualTo("third");
            assertThat(channel.writes())
                    .as("writes that two flushes have started, one after the other")
                    .isEqualTo(2);
            assertThat(channel.timeouts())
                    .as("writes that were started with a timeout")
                    .isZero();
        }
    }

    @Test
    @Order(2)
    @DisplayName("the end of a write starts the next one, also of bytes that no flush has followed, and one at a time")
    void untilTheQueueIsEmpty() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWritesAfter(1);
            AsyncConnection connection = new AsyncConnection(channel);
            HeldThread.hold(loopback, held);
            send(connection, "first");
            waitUntil("the first write to start", () -> channel.writes() > 0);
            connection.enqueue(FRAMES.encode(UTF_8.encode("second")));
            held.countDown();
            waitUntil("a write of what was added while another write was pending", () -> channel.writes() > 1);
            send(connection, "third");
            assertThat(channel.writes())
                    .as("writes that were started, the second of which is pending")
                    .isEqualTo(2);
            connection.close();
        } finally {
            held.countDown();
        }
    }

    @Test
    @Order(3)
    @DisplayName("a first write that throws closes the connection with that reason, and flush throws nothing")
    void first() throws Exception {
        assertCloses(0, "the first write");
    }

    @Test
    @Order(4)
    @DisplayName("a later write that throws closes the connection with that reason, without holding a lock")
    void later() throws Exception {
        assertCloses(1, "the second write");
    }

    @Test
    @Order(5)
    @DisplayName("a pending write takes no thread, however many there are, and closes its connection if it fails")
    void manyConnections() throws Exception {
        List<FaultyChannel> stalled = new ArrayList<>();
        List<AsyncConnection> connections = new ArrayList<>();
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            AsynchronousSocketChannel channel = loopback.accept();
            ThreadsTaken threads = new ThreadsTaken();
            for (int i = 0; i < ThreadsTaken.many(100); i++) {
                FaultyChannel stalls = new FaultyChannel(channel);
                stalls.stallWrites();
                stalled.add(stalls);
                connections.add(new AsyncConnection(stalls));
                send(connections.get(i), "stalled");
            }
            threads.assertFew(connections.size(), "connections take, each of which has a pending write");

            waitUntil("the first write to start", () -> stalled.getFirst().writes() > 0);
            stalled.getFirst().close();
            assertThat(failureOf(
                            "the end of a connection whose pending write has failed",
                            connections.getFirst().closed()))
                    .as("why the connection was closed whose pending write has failed")
                    .isInstanceOf(AsynchronousCloseException.class);
        } finally {
            connections.forEach(AsyncConnection::close);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a message that was written does not stay in memory with its connection")
    void written() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            WeakReference<byte[]> message = send(connection, "a message");
            peer.readText("a message");
            waitUntil("a message to be garbage collected, which its connection has written", () -> {
                System.gc();
                return message.refersTo(null);
            });
            assertThat(connection.isOpen()).as("the connection is open").isTrue();
        }
    }

    private static void assertCloses(int goodWrites, String which) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Boolean> noLockHeld = Loopback.noLockHeldAtClose(connection);
            HeldThread.hold(loopback, held);

            Error fault = new Error("thrown by the write");
            channel.failWritesAfter(goodWrites, () -> {
                throw fault;
            });
            send(connection, "first");
            waitUntil("the first write to start", () -> channel.writes() > 0);
            send(connection, "second");
            held.countDown();
            assertThat(failureOf("the end of a connection where " + which + " threw an Error", connection.closed()))
                    .as("why the connection was closed where %s threw an Error", which)
                    .isSameAs(fault);
            assertThat(get("the dependent action of closed()", noLockHeld))
                    .as(Loopback.NO_LOCK_HELD)
                    .isTrue();
        } finally {
            held.countDown();
        }
    }

    /** Refers to the bytes that were sent. */
    private static WeakReference<byte[]> send(AsyncConnection connection, String text) {
        try {
            ByteBuffer message = ByteBuffer.wrap(Peer.frame(text.getBytes(UTF_8)));
            connection.send(message);
            return new WeakReference<>(message.array());
        } catch (RuntimeException | Error e) {
            throw new AssertionError("flush threw an exception that should close the connection: " + e, e);
        }
    }
}
