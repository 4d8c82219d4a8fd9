package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.10 Pause the reader: a connection")
class Ex4_10_PauseReadingTest {

    private static final int NUMBERS = 5_000;

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
            connection.pauseReading();
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
                        .as("frame %d", i)
                        .isEqualTo("frame " + i);
            }
        }
    }

    @Test
    @Order(5)
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
    @Order(6)
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
            idle.closeWhenIdle(SHORT.multipliedBy(2), () -> {}, timer);
            new Inbox().receiveFrom(idle);

            assertThat(failureOf("an idle connection to be closed", idle.closed()))
                    .as("why an idle connection was closed")
                    .isInstanceOf(IdleTimeoutException.class);
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
}
