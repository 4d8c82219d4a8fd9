package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: a connection")
class Ex4_10_PauseReadingTest {

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    @Order(1)
    @DisplayName("a paused connection starts no read; resumed, it receives everything in order")
    void pauseAndResume() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(FRAMES, message -> toOther.send(FRAMES.encode(message)));
            AtomicInteger received = new AtomicInteger();
            Inbox inbox = new Inbox(received::incrementAndGet);
            inbox.receiveFrom(connection);
            connection.resumeReading();
            assertThat(connection.isOpen())
                    .as("the connection is open after a resume without a pause")
                    .isTrue();
            connection.pauseReading();
            connection.pauseReading();

            for (int i = 1; i <= 20; i++) {
                peer.sendText("frame " + i);
                // The thread that answers here would have read from the paused connection too.
                assertAnswers(other, "echo " + i);
            }
            // The read that was pending at the pause may have brought one of them, or two.
            assertThat(received.get())
                    .as("frames that were received while the connection was paused, of 20")
                    .isLessThan(3);

            // No read is pending any more.
            connection.pauseReading();
            connection.resumeReading();
            for (int i = 1; i <= 20; i++) {
                assertThat(inbox.next("frame " + i + " after the pause"))
                        .as("frame %d after the pause", i)
                        .isEqualTo("frame " + i);
            }
            connection.resumeReading();
            assertThat(connection.isOpen())
                    .as("the connection is open after it was resumed twice")
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a connection that was paused before receive starts no read")
    void pausedBefore() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(FRAMES, message -> toOther.send(FRAMES.encode(message)));
            AtomicInteger received = new AtomicInteger();
            Inbox inbox = new Inbox(received::incrementAndGet);
            peer.sendText("early");
            assertThatCode(() -> {
                        connection.pauseReading();
                        connection.resumeReading();
                        connection.pauseReading();
                    })
                    .as("a pause, a resume and a pause before receive")
                    .doesNotThrowAnyException();
            assertThat(connection.isOpen())
                    .as("the connection is open after a pause, a resume and a pause before receive")
                    .isTrue();
            inbox.receiveFrom(connection);
            assertAnswers(other, "echo");
            assertThat(received.get())
                    .as("frames that a connection received that was paused before receive")
                    .isZero();

            connection.resumeReading();
            assertThat(inbox.next("the first frame after the pause"))
                    .as("the first frame after the pause")
                    .isEqualTo("early");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a drain of a paused connection waits for resume")
    void drainWaits() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            AtomicInteger received = new AtomicInteger();
            Inbox inbox = new Inbox(received::incrementAndGet);
            connection.pauseReading();
            inbox.receiveFrom(connection);
            peer.sendText("early");
            peer.endOutput();
            CompletableFuture<Void> closed = connection.closeAfterDrain(Duration.ofSeconds(8));
            peer.readToEnd("the end of the stream of a paused connection that drains");
            Peer other = loopback.connect();
            AsyncConnection toOther = loopback.serve(other);
            toOther.receive(FRAMES, message -> toOther.send(FRAMES.encode(message)));
            // The thread that answers here would have read from the paused connection too.
            assertAnswers(other, "echo");
            assertThat(received.get())
                    .as("frames that a paused connection received because it drains")
                    .isZero();
            connection.resumeReading();
            assertThat(inbox.next("the frame of a draining connection after the pause"))
                    .as("the frame of a draining connection after the pause")
                    .isEqualTo("early");
            get("the connection to be closed that was resumed during its drain", closed);
        }
    }

    private static void assertAnswers(Peer peer, String text) throws Exception {
        peer.sendText(text);
        assertThat(peer.readText("an echo on another connection, while one is paused"))
                .as("the echo on another connection")
                .isEqualTo(text);
    }

    @Test
    @Order(3)
    @DisplayName("a handler may pause and resume its own connection")
    void inTheHandler() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            Inbox inbox = new Inbox(() -> {
                connection.pauseReading();
                connection.resumeReading();
            });
            inbox.receiveFrom(connection);
            for (int i = 1; i <= 3; i++) {
                peer.sendText("frame " + i);
                assertThat(inbox.next("frame " + i + ", with a handler that pauses and resumes"))
                        .as("frame %d, with a handler that pauses and resumes", i)
                        .isEqualTo("frame " + i);
            }

            Peer another = loopback.connect();
            AsyncConnection paused = loopback.serve(another);
            Inbox all = new Inbox(paused::pauseReading);
            all.receiveFrom(paused);
            byte[] frame = Peer.frame("x".getBytes(UTF_8));
            another.send(ByteBuffer.allocate(3 * frame.length)
                    .put(frame)
                    .put(frame)
                    .put(frame)
                    .array());
            for (int i = 1; i <= 3; i++) {
                assertThat(all.next("frame " + i + " of one read, with a handler that pauses"))
                        .as("frame %d of one read", i)
                        .isEqualTo("x");
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("the time of a pause is no idle time")
    void notIdle() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection paused = loopback.serve(loopback.connect());
            paused.pauseReading();
            // Before the idle timeout: between the two, this program may stand still for longer than the timeout.
            new Inbox().receiveFrom(paused);
            paused.closeWhenIdle(SHORT, () -> {}, timer);
            // With twice the limit, and started later: it is closed when the time of the other one is long over.
            AsyncConnection idle = loopback.serve(loopback.connect());
            CompletableFuture<Boolean> stillIdle = new CompletableFuture<>();
            Runnable sendPing = () -> {
                if (!stillIdle.isDone()) {
                    stillIdle.complete(pauseAndResumeDoNotCount(idle));
                }
            };
            idle.closeWhenIdle(SHORT.multipliedBy(2), sendPing, timer);
            new Inbox().receiveFrom(idle);

            assertThat(failureOf("an idle connection to be closed", idle.closed()))
                    .as("why an idle connection was closed")
                    .isInstanceOf(IdleTimeoutException.class);
            assertThat(get("the ping to an idle connection", stillIdle))
                    .as("the idle time goes on during a pause and after a resume, while a read is pending")
                    .isTrue();
            assertThat(paused.isOpen())
                    .as("a connection is open that was paused for longer than its idle timeout")
                    .isTrue();
            long resumed = System.nanoTime();
            paused.resumeReading();
            Duration idleTime = paused.idleTime();
            assertThat(idleTime)
                    .as("the idle time of a connection that was paused until now")
                    .isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - resumed));
            assertThat(failureOf("a connection to be closed that is idle after its pause", paused.closed()))
                    .as("why a connection was closed that was idle after its pause")
                    .isInstanceOf(IdleTimeoutException.class);
        } finally {
            timer.shutdownNow();
        }
    }

    /** Pauses and resumes a connection with a pending read. Nothing comes, so its idle time must not become less. */
    private static boolean pauseAndResumeDoNotCount(AsyncConnection idle) {
        Duration before = idle.idleTime();
        idle.pauseReading();
        Duration paused = idle.idleTime();
        idle.resumeReading();
        return before.compareTo(paused) <= 0 && paused.compareTo(idle.idleTime()) <= 0;
    }
}
