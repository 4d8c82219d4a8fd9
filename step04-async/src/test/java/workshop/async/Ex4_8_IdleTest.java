package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.waitUntil;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.8 Silence")
class Ex4_8_IdleTest {

    private static final Duration LIMIT = Duration.ofMillis(600);

    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static void ping(AsyncConnection connection) {
        connection.send(FRAMES.encode(UTF_8.encode("ping")));
    }

    @Test
    @DisplayName("a peer that answers nothing is asked, and then closed; not before its time")
    void silent() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            Peer silent = loopback.connect();
            AsyncConnection connection = loopback.serve(silent);
            long lastWords = System.nanoTime();
            silent.sendText("last words");
            AtomicInteger asked = new AtomicInteger();
            Runnable nudge = () -> {
                asked.incrementAndGet();
                ping(connection);
            };
            connection.closeWhenIdle(LIMIT, nudge, timer);
            Inbox inbox = new Inbox();
            inbox.receiveFrom(connection);
            assertThat(inbox.next("a frame")).as("a frame").isEqualTo("last words");
            asked.set(0);
            assertThat(silent.readText("a ping, when half of the time is over"))
                    .as("the nudge")
                    .isEqualTo("ping");

            Throwable reason = failureOf("a silent connection to be closed", connection.closed());
            Duration lasted = Duration.ofNanos(System.nanoTime() - lastWords);
            assertThat(reason)
                    .as("why a connection was closed whose peer was silent")
                    .isInstanceOf(IdleTimeoutException.class)
                    .hasMessageContaining(connection.peer().toString());
            assertThat(lasted).as("how long it was left open in silence").isGreaterThanOrEqualTo(LIMIT);
            assertThat(asked.get())
                    .as("how often the peer was asked in one silence")
                    .isEqualTo(1);
            silent.awaitEnd("the end of a connection after too much silence");
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @DisplayName("nobody is closed who was not asked, even if the timer comes too late for that")
    void lateTimer() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            timer.submit(() -> held.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            CompletableFuture<Void> asked = new CompletableFuture<>();
            connection.closeWhenIdle(SHORT, () -> asked.complete(null), timer);
            new Inbox().receiveFrom(connection);
            waitUntil(
                    "a peer that says nothing to be silent",
                    () -> connection.idleTime().compareTo(SHORT) > 0);
            held.countDown();

            Throwable reason =
                    failureOf("a silent connection to be closed by a timer that was held up", connection.closed());
            assertThat(reason).as("why the connection was closed").isInstanceOf(IdleTimeoutException.class);
            assertThat(asked.isDone())
                    .as("the peer was asked before it was closed, by a timer that was held up")
                    .isTrue();
        } finally {
            held.countDown();
            timer.shutdownNow();
        }
    }

    @Test
    @DisplayName("a nudge that throws is the reason for the end; once closed, nothing stays in the timer")
    void endOfTheWatch() throws Exception {
        var timer = new ScheduledThreadPoolExecutor(1);
        timer.setRemoveOnCancelPolicy(true);
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection closed = loopback.serve(loopback.connect());
            closed.closeWhenIdle(LIMIT, () -> ping(closed), timer);
            new Inbox().receiveFrom(closed);
            AsyncConnection failed = loopback.serve(loopback.connect());
            RuntimeException poison = new IllegalStateException("thrown by the nudge");
            failed.closeWhenIdle(SHORT, () -> throwIt(poison), timer);
            new Inbox().receiveFrom(failed);

            assertThat(failureOf("the end of a connection whose nudge threw", failed.closed()))
                    .as("why a connection was closed whose nudge threw")
                    .isSameAs(poison);
            closed.close();
            // Asked by the timer's only thread: whatever it repeats is in its queue then.
            waitUntil(
                    "the timer to have nothing left to do for connections that are closed",
                    () -> timer.submit(() -> timer.getQueue().isEmpty())
                            .get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            timer.shutdownNow();
        }
    }

    private static void throwIt(RuntimeException poison) {
        throw poison;
    }

    @Test
    @DisplayName("a peer that answers is kept, however long")
    void keepsAnswering() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            // Where this machine is too busy for the peer to answer in time, it is right to close, and nothing is
            // shown.
            boolean shown = false;
            for (int attempt = 1; attempt <= 3 && !shown; attempt++) {
                shown = answers(timer);
            }
            assertThat(shown)
                    .as("a peer was asked in time to answer, and the answer was waited for")
                    .isTrue();
        } finally {
            timer.shutdownNow();
        }
    }

    /** False if the peer was asked, and closed before its answer had arrived. */
    private static boolean answers(ScheduledExecutorService timer) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer alive = loopback.connect();
            AsyncConnection connection = loopback.serve(alive);
            connection.closeWhenIdle(LIMIT, () -> ping(connection), timer);
            Inbox inbox = new Inbox();
            inbox.receiveFrom(connection);

            int silence = 0;
            long start = System.nanoTime();
            long lastAnswer = start;
            while (lastAnswer - start < 2.5 * LIMIT.toNanos()) {
                silence++;
                assertThat(alive.readText("a ping in silence " + silence + ", by a peer that answered every one"))
                        .as("the nudge")
                        .isEqualTo("ping");
                try {
                    alive.sendText("pong");
                    assertThat(inbox.next("a pong")).as("the answer").isEqualTo("pong");
                } catch (AssertionError tooLate) {
                    return false;
                }
                lastAnswer = System.nanoTime();
            }
            assertThat(connection.isOpen()).as("the connection is open").isTrue();
            return true;
        }
    }
}
