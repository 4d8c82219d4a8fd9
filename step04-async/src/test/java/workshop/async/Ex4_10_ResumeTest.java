package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.async.Loopback.get;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: a connection that other threads resume")
class Ex4_10_ResumeTest {

    private static final int NUMBERS = 5_000;

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(2)
    @DisplayName("a handler pauses, and other threads resume, again and again: each frame comes once, in order")
    void againAndAgain() throws Exception {
        try (Loopback loopback = Loopback.open(2)) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            // Each pause is followed by one resume, which meets the end of the handler or comes after it.
            Semaphore pauses = new Semaphore(0);
            Inbox inbox = new Inbox(() -> {
                connection.pauseReading();
                pauses.release();
            });
            Thread resumer = Thread.ofPlatform().daemon().start(() -> resume(connection, pauses));
            inbox.receiveFrom(connection);

            Thread sender = Thread.ofVirtual().start(() -> sendNumbers(peer, connection));
            for (int i = 0; i < NUMBERS; i++) {
                String what = "frame " + i + " of " + NUMBERS + ", while reading is paused and resumed";
                assertThat(inbox.nextMessage(what).getInt())
                        .as("the number of frame %d", i)
                        .isEqualTo(i);
            }
            connection.close();
            sender.join();
            resumer.join();
        }
    }

    @Test
    @Order(3)
    @DisplayName("a pause in the middle of a frame loses no byte of it")
    void inTheMiddleOfAFrame() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            CompletableFuture<String> message = new CompletableFuture<>();
            CompletableFuture<Void> paused = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            MessageHandler handler = new MessageHandler() {
                @Override
                public void message(ByteBuffer bytes) {
                    message.complete(UTF_8.decode(bytes).toString());
                }

                @Override
                public void readComplete() {
                    calls.incrementAndGet();
                    if (!paused.isDone()) {
                        connection.pauseReading();
                        paused.complete(null);
                    }
                }
            };
            connection
                    .receive(FRAMES, handler)
                    .whenComplete((end, failure) -> message.completeExceptionally(
                            failure != null ? failure : new EOFException("the stream ended early")));
            String text = "a frame that comes in two parts. ".repeat(20);
            byte[] frame = Peer.frame(text.getBytes(UTF_8));
            // The first part fills the read buffer.
            int half = ReadLoop.SMALL_BUFFER;
            peer.send(Arrays.copyOf(frame, half));
            get("readComplete after the first half of a frame", paused);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(FRAMES, echo -> toOther.send(FRAMES.encode(echo)));
            other.sendText("echo");
            // The thread that answers here has returned from the handler above: the loop has stopped.
            other.readText("an echo on another connection, while one is paused");
            connection.resumeReading();
            peer.send(Arrays.copyOfRange(frame, half, frame.length));
            assertThat(get("a frame in whose middle reading was paused", message))
                    .as("a frame in whose middle reading was paused")
                    .isEqualTo(text);
            other.sendText("echo");
            other.readText("an echo on another connection, after a resume");
            assertThat(calls.get() - 1)
                    .as("calls of readComplete for one read, after a resume")
                    .isEqualTo(1);

            connection.close();
            assertThatCode(() -> {
                        connection.pauseReading();
                        connection.resumeReading();
                    })
                    .as("a pause and a resume of a closed connection")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Order(1)
    @DisplayName("resume holds no lock while a handler runs on its stack")
    void noLockHeld() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Peer other = loopback.connect();
            // On a thread of the group, the handler of what has arrived may run before resume returns.
            loopback.serve(other).receive(FRAMES, message -> connection.resumeReading());
            peer.sendText("early");
            connection.pauseReading();
            CompletableFuture<Boolean> usable = new CompletableFuture<>();
            connection.receive(FRAMES, message -> usable.complete(canBePausedByOthers(connection)));
            other.sendText("resume");
            assertThat(get("a frame that has arrived during the pause", usable))
                    .as("another thread can pause the connection while a handler runs (false: a lock is held)")
                    .isTrue();
        }
    }

    private static boolean canBePausedByOthers(AsyncConnection connection) throws InterruptedException {
        return Thread.ofVirtual().start(connection::pauseReading).join(Duration.ofSeconds(2));
    }

    private static void resume(AsyncConnection connection, Semaphore pauses) {
        while (connection.isOpen()) {
            try {
                if (pauses.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                    connection.resumeReading();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                connection.close(e);
            }
        }
    }

    /** Sends numbers, each in a frame and a write of its own. */
    private static void sendNumbers(Peer peer, AsyncConnection connection) {
        try {
            for (int i = 0; i < NUMBERS; i++) {
                peer.send(Peer.frame(ByteBuffer.allocate(4).putInt(i).array()));
            }
        } catch (Exception | AssertionError e) {
            connection.close(e);
        }
    }
}
