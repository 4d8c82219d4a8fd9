package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.8 Idle connections")
class Ex4_8_IdleTest {

    private static final Duration LIMIT = Duration.ofMillis(600);

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration CALM = Duration.ofMillis(1900);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static void ping(AsyncConnection connection) {
        connection.send(FRAMES.encode(UTF_8.encode("ping")));
    }

    @Test
    @Order(1)
    @DisplayName("the connection of an idle peer gets a ping, and is then closed, not before the limit")
    void idle() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("the timer").unstarted(task));
        try (Loopback loopback = Loopback.open()) {
            Peer idle = loopback.connect();
            long start = System.nanoTime();
            AsyncConnection connection = loopback.serve(idle);
            List<Duration> pings = new CopyOnWriteArrayList<>();
            List<String> threads = new CopyOnWriteArrayList<>();
            Runnable sendPing = () -> {
                threads.add(Thread.currentThread().getName());
                pings.add(connection.idleTime());
                ping(connection);
            };
            connection.closeWhenIdle(LIMIT, sendPing, timer);
            new Inbox().receiveFrom(connection);
            // Half of this limit passes after the test, unless this machine is very busy.
            AsyncConnection calm = loopback.serve(loopback.connect());
            List<Duration> early = new CopyOnWriteArrayList<>();
            calm.closeWhenIdle(CALM, () -> early.add(calm.idleTime()), timer);
            assertThat(idle.readText("a ping, when half of the limit is over"))
                    .as("the ping")
                    .isEqualTo("ping");

            Throwable reason = failureOf("an idle connection to be closed", connection.closed());
            Duration openFor = Duration.ofNanos(System.nanoTime() - start);
            assertThat(reason)
                    .as("the reason for closing a connection whose peer was idle")
                    .isInstanceOf(IdleTimeoutException.class)
                    .hasMessageContaining(Loopback.portOfPeer(connection));
            assertThat(openFor).as("how long an idle connection stayed open").isGreaterThanOrEqualTo(LIMIT);
            assertThat(pings.size()).as("pings in one idle period").isEqualTo(1);
            assertThat(pings.getFirst())
                    .as("the idle time at which the ping was sent, with a limit of %s", LIMIT)
                    .isGreaterThanOrEqualTo(LIMIT.dividedBy(2));
            assertThat(threads.getFirst())
                    .as("the name of the thread that sends a ping")
                    .isEqualTo("the timer");
            idle.awaitEnd("the end of a connection whose peer was idle for too long");
            for (Duration idleTime : early) {
                assertThat(idleTime)
                        .as("the idle time at which the ping was sent, with a limit of %s", CALM)
                        .isGreaterThanOrEqualTo(CALM.dividedBy(2));
            }
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @Order(3)
    @DisplayName("no connection is closed without a ping before, even if the timer is late")
    void lateTimer() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            timer.submit(() -> held.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
            AtomicLong pinged = new AtomicLong();
            connection.closeWhenIdle(LIMIT, () -> pinged.set(System.nanoTime()), timer);
            // Read by the thread that closes: this thread may be late to hear of it.
            CompletableFuture<Long> closed = connection.closed().handle((end, reason) -> System.nanoTime());
            new Inbox().receiveFrom(connection);
            waitUntil(
                    "a peer that sends nothing to be idle",
                    () -> connection.idleTime().compareTo(LIMIT) > 0);
            held.countDown();

            Throwable reason =
                    failureOf("an idle connection to be closed by a timer that was late", connection.closed());
            assertThat(reason).as("the reason for closing the connection").isInstanceOf(IdleTimeoutException.class);
            assertThat(pinged.get() != 0)
                    .as("a ping was sent before the connection was closed, by a timer that was late")
                    .isTrue();
            // The next check comes a quarter of the limit after the one before.
            assertThat(Duration.ofNanos(get("the time of the close", closed) - pinged.get()))
                    .as("the time that the peer had to answer the ping of a timer that was late")
                    .isGreaterThanOrEqualTo(LIMIT.dividedBy(4));
        } finally {
            held.countDown();
            timer.shutdownNow();
        }
    }

    @Test
    @Order(4)
    @DisplayName(
            "if the ping throws, the connection is closed with that reason; once it is closed, nothing stays in the timer")
    void endOfTheMonitor() throws Exception {
        var timer = new ScheduledThreadPoolExecutor(1);
        timer.setRemoveOnCancelPolicy(true);
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection first = loopback.serve(loopback.connect());
            first.closeWhenIdle(Duration.ofHours(1), () -> ping(first), timer);
            first.close();
            assertThat(timer.isShutdown())
                    .as("the timer was shut down when one of its connections was closed")
                    .isFalse();
            // Now it is closed when the monitor starts.
            first.closeWhenIdle(Duration.ofHours(1), () -> ping(first), timer);
            AsyncConnection closed = loopback.serve(loopback.connect());
            // The next check of this one comes long after the test.
            closed.closeWhenIdle(Duration.ofHours(1), () -> ping(closed), timer);
            new Inbox().receiveFrom(closed);
            AsyncConnection failed = loopback.serve(loopback.connect());
            Error poison = new Error("thrown by the ping");
            CompletableFuture<Boolean> interrupted = failed.closed()
                    .handle((end, reason) -> Thread.currentThread().isInterrupted());
            failed.closeWhenIdle(SHORT, () -> throwAny(poison), timer);
            new Inbox().receiveFrom(failed);
            AsyncConnection failedToo = loopback.serve(loopback.connect());
            IOException checked = new IOException("thrown by the ping");
            failedToo.closeWhenIdle(SHORT, () -> throwAny(checked), timer);
            new Inbox().receiveFrom(failedToo);
            Peer halfClosed = loopback.connect();
            AsyncConnection toHalfClosed = loopback.serve(halfClosed);
            CompletableFuture<Void> received = new Inbox().receiveFrom(toHalfClosed);
            halfClosed.endOutput();
            get("receiving to end", received);
            AtomicLong pings = new AtomicLong();
            toHalfClosed.closeWhenIdle(SHORT, pings::incrementAndGet, timer);

            assertThat(failureOf("the end of a connection whose ping threw an Error", failed.closed()))
                    .as("the reason for closing a connection whose ping threw an Error")
                    .isSameAs(poison);
            assertThat(failureOf("the end of a connection whose ping threw an IOException", failedToo.closed()))
                    .as("the reason for closing a connection whose ping threw an IOException")
                    .isSameAs(checked);
            assertThat(get("the dependent action of closed()", interrupted))
                    .as("the thread of the timer is interrupted when its check closes the connection")
                    .isFalse();
            assertThat(failureOf(
                            "the end of an idle connection whose peer has ended its output", toHalfClosed.closed()))
                    .as("the reason for closing an idle connection whose peer has ended its output")
                    .isInstanceOf(IdleTimeoutException.class);
            assertThat(pings.get())
                    .as("pings to an idle peer that has ended its output")
                    .isEqualTo(1);
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

    /** Throws also what is checked, as code in Kotlin may do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable throwable) throws T {
        throw (T) throwable;
    }

    @Test
    @Order(2)
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
            while (period < 2 || lastAnswer - start < LIMIT.toNanos()) {
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
