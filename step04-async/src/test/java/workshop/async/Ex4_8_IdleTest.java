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

@DisplayName("4.8 Idle connections")
class Ex4_8_IdleTest {

    private static final Duration LIMIT = Duration.ofMillis(600);

    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static void ping(AsyncConnection connection) {
        connection.send(FRAMES.encode(UTF_8.encode("ping")));
    }

    @Test
    @DisplayName("the connection of an idle peer gets a ping, and is then closed, not before the limit")
    void idle() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            Peer idle = loopback.connect();
            AsyncConnection connection = loopback.serve(idle);
            long lastSent = System.nanoTime();
            idle.sendText("last message");
            AtomicInteger pings = new AtomicInteger();
            Runnable sendPing = () -> {
                pings.incrementAndGet();
                ping(connection);
            };
            connection.closeWhenIdle(LIMIT, sendPing, timer);
            // The last message begins the idle period. If it came late, there was a ping before.
            Inbox inbox = new Inbox(() -> pings.set(0));
            inbox.receiveFrom(connection);
            assertThat(inbox.next("a frame")).as("a frame").isEqualTo("last message");
            assertThat(idle.readText("a ping, when half of the limit is over"))
                    .as("the ping")
                    .isEqualTo("ping");

            Throwable reason = failureOf("an idle connection to be closed", connection.closed());
            Duration openFor = Duration.ofNanos(System.nanoTime() - lastSent);
            assertThat(reason)
                    .as("the reason for closing a connection whose peer was idle")
                    .isInstanceOf(IdleTimeoutException.class)
                    .hasMessageContaining(connection.peer().toString());
            assertThat(openFor).as("how long an idle connection stayed open").isGreaterThanOrEqualTo(LIMIT);
            assertThat(pings.get()).as("pings in one idle period").isEqualTo(1);
            idle.awaitEnd("the end of a connection whose peer was idle for too long");
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @DisplayName("no connection is closed without a ping before, even if the timer is late")
    void lateTimer() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            timer.submit(() -> held.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            CompletableFuture<Void> pinged = new CompletableFuture<>();
            connection.closeWhenIdle(SHORT, () -> pinged.complete(null), timer);
            new Inbox().receiveFrom(connection);
            waitUntil(
                    "a peer that sends nothing to be idle",
                    () -> connection.idleTime().compareTo(SHORT) > 0);
            held.countDown();

            Throwable reason =
                    failureOf("an idle connection to be closed by a timer that was late", connection.closed());
            assertThat(reason).as("the reason for closing the connection").isInstanceOf(IdleTimeoutException.class);
            assertThat(pinged.isDone())
                    .as("a ping was sent before the connection was closed, by a timer that was late")
                    .isTrue();
        } finally {
            held.countDown();
            timer.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "if the ping throws, the connection is closed with that reason; once it is closed, nothing stays in the timer")
    void endOfTheMonitor() throws Exception {
        var timer = new ScheduledThreadPoolExecutor(1);
        timer.setRemoveOnCancelPolicy(true);
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection closed = loopback.serve(loopback.connect());
            closed.closeWhenIdle(LIMIT, () -> ping(closed), timer);
            new Inbox().receiveFrom(closed);
            AsyncConnection failed = loopback.serve(loopback.connect());
            RuntimeException poison = new IllegalStateException("thrown by the ping");
            failed.closeWhenIdle(SHORT, () -> throwIt(poison), timer);
            new Inbox().receiveFrom(failed);

            assertThat(failureOf("the end of a connection whose ping threw", failed.closed()))
                    .as("the reason for closing a connection whose ping threw")
                    .isSameAs(poison);
            closed.close();
            // Checked by the timer's only thread: a task that is repeated is in the queue then, and does not run.
            waitUntil(
                    "the timer to have no task left for closed connections",
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
    @DisplayName("the connection of a peer that answers stays open")
    void keepsAnswering() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            // If this machine is too busy for the peer to answer in time, the connection is rightly closed. Such an
            // attempt shows nothing.
            boolean shown = false;
            for (int attempt = 1; attempt <= 8 && !shown; attempt++) {
                shown = answers(timer);
            }
            assertThat(shown)
                    .as("a peer got a ping in time, and its answer was waited for")
                    .isTrue();
        } finally {
            timer.shutdownNow();
        }
    }

    /** False if the connection was closed before the answer to a ping had arrived. */
    private static boolean answers(ScheduledExecutorService timer) throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Peer alive = loopback.connect();
            AsyncConnection connection = loopback.serve(alive);
            connection.closeWhenIdle(LIMIT, () -> ping(connection), timer);
            Inbox inbox = new Inbox();
            inbox.receiveFrom(connection);

            int period = 0;
            long start = System.nanoTime();
            long lastAnswer = start;
            while (lastAnswer - start < 1.5 * LIMIT.toNanos()) {
                period++;
                assertThat(alive.readText(
                                "a ping in idle period " + period + ", by a peer that has answered all pings"))
                        .as("the ping")
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
