package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: the read that is pending at a pause")
class Ex4_10_PendingReadTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("its messages are passed to the handler during the pause, and then readComplete is called")
    void duringThePause() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<String> message = new CompletableFuture<>();
            CompletableFuture<Boolean> afterTheMessage = new CompletableFuture<>();
            connection.receive(FRAMES, new MessageHandler() {
                @Override
                public void message(ByteBuffer bytes) {
                    message.complete(UTF_8.decode(bytes).toString());
                }

                @Override
                public void readComplete() {
                    afterTheMessage.complete(message.isDone());
                }
            });
            waitUntil("a read to be pending", () -> channel.reads() > 0);
            connection.pauseReading();
            peer.sendText("a frame");
            assertThat(get("a frame of the read that was pending at the pause", message))
                    .as("a frame of the read that was pending at the pause")
                    .isEqualTo("a frame");
            assertThat(get("readComplete after the read that was pending at the pause", afterTheMessage))
                    .as("readComplete comes after the message of its read")
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a handler that pauses: readComplete is called too, and no further read is started")
    void theHandlerPauses() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> completed = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            connection.receive(FRAMES, new MessageHandler() {
                @Override
                public void message(ByteBuffer bytes) {
                    connection.pauseReading();
                }

                @Override
                public void readComplete() {
                    calls.incrementAndGet();
                    completed.complete(null);
                }
            });
            peer.sendText("a frame");
            get("readComplete after a message whose handler has paused", completed);
            assertAnswers(loopback, "an echo on another connection, while one is paused");
            assertThat(channel.reads())
                    .as("reads that were started until the handler of the first message had paused, and after that")
                    .isEqualTo(1);
            connection.resumeReading();
            assertThat(calls.get())
                    .as("calls of readComplete for one read, after a resume")
                    .isEqualTo(1);
        }
    }

    @Test
    @Order(3)
    @DisplayName("after the end of the stream, a pause stops no idle time, and a resume starts no read")
    void afterTheEnd() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> received = connection.receive(FRAMES, message -> {});
            peer.endOutput();
            get("receiving to complete, before a pause", received);
            assertAnswers(loopback, "an echo on another connection, while the stream of one has ended");
            int reads = channel.reads();
            Duration before = connection.idleTime();

            connection.pauseReading();
            for (int i = 0; i < 10; i++) {
                assertThat(connection.idleTime())
                        .as("the idle time in a pause after the end of the stream")
                        .isGreaterThanOrEqualTo(before);
            }
            connection.resumeReading();
            assertThat(channel.reads())
                    .as("reads that were started when a resume came after the end of the stream")
                    .isEqualTo(reads);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a pause and a resume before receive leave no pause")
    void pausedAndResumedBefore() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            connection.pauseReading();
            connection.resumeReading();
            CompletableFuture<String> message = new CompletableFuture<>();
            connection.receive(
                    FRAMES, bytes -> message.complete(UTF_8.decode(bytes).toString()));
            peer.sendText("a frame");
            assertThat(get("a frame, after a pause and a resume before receive", message))
                    .as("a frame, after a pause and a resume before receive")
                    .isEqualTo("a frame");
        }
    }

    @Test
    @Order(5)
    @DisplayName("the end of the stream is not lost if it comes during a pause")
    void theEndDuringThePause() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> received = connection.receive(FRAMES, message -> {});
            waitUntil("a read to be pending", () -> channel.reads() > 0);
            connection.pauseReading();
            peer.endOutput();
            assertAnswers(loopback, "an echo on another connection, while one is paused");
            connection.resumeReading();
            get("receiving to complete, when the end of the stream has come during a pause", received);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a connection that drains can be paused")
    void pausedDuringADrain() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            AsyncConnection connection = new AsyncConnection(channel);
            CompletableFuture<Void> message = new CompletableFuture<>();
            connection.receive(FRAMES, bytes -> message.complete(null));
            waitUntil("a read to be pending", () -> channel.reads() > 0);
            connection.closeAfterDrain(Duration.ofMinutes(1));
            connection.pauseReading();
            peer.sendText("a frame");
            get("a frame of the read that was pending at the pause of a drain", message);
            assertAnswers(loopback, "an echo on another connection, while one is paused");
            assertThat(channel.reads())
                    .as("reads that were started until a connection that drains was paused, and after that")
                    .isEqualTo(1);
            connection.close();
        }
    }

    /** The group has one thread. When it answers here, it has done all that it would have done for the other connection. */
    private static void assertAnswers(Loopback loopback, String what) throws Exception {
        Peer other = loopback.connect();
        AsyncConnection toOther = loopback.serve(other);
        toOther.receive(FRAMES, message -> toOther.send(FRAMES.encode(message)));
        other.sendText("echo");
        assertThat(other.readText(what)).as(what).isEqualTo("echo");
    }
}
