package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.waitUntil;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.Waiting;

@DisplayName("4.8 Idle connections: which check does what")
class Ex4_8_ChecksTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    private static void awaitIdle(AsyncConnection connection) throws Exception {
        waitUntil(
                "a peer that sends nothing to be idle",
                () -> connection.idleTime().compareTo(SHORT) > 0);
    }

    @Test
    @Order(1)
    @DisplayName("after the whole limit, the first check sends a ping, and the next one closes")
    void pingThenClose() throws Exception {
        try (TimerByHand timer = new TimerByHand();
                TimerByHand otherTimer = new TimerByHand();
                Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            AsyncConnection other = loopback.serve(loopback.connect());
            AtomicInteger pings = new AtomicInteger();
            connection.closeWhenIdle(SHORT, pings::incrementAndGet, timer);
            awaitIdle(connection);
            awaitIdle(other);
            // This one was idle before.
            other.closeWhenIdle(SHORT, pings::incrementAndGet, otherTimer);
            for (int check = 1; check <= 2; check++) {
                timer.runCheck();
                otherTimer.runCheck();
            }
            assertThat(pings.get())
                    .as("pings in two checks of each of two connections, after the whole limit")
                    .isEqualTo(2);
            for (AsyncConnection idle : List.of(connection, other)) {
                assertThat(idle.isOpen())
                        .as("a connection is open after two checks, both of them after the whole limit")
                        .isFalse();
            }
            waitUntil(
                    "the timer to have no task left for a connection that its check has closed",
                    () -> timer.getQueue().isEmpty());
        }
    }

    @Test
    @Order(2)
    @DisplayName("receive begins no new idle period")
    void receive() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            long made = System.nanoTime();
            awaitIdle(connection);
            connection.receive(FRAMES, message -> {});
            assertThat(Duration.ofNanos(System.nanoTime() - made))
                    .as("the time since a connection was made that has received nothing, and its idle time")
                    .isLessThanOrEqualTo(connection.idleTime());
        }
    }

    @Test
    @Order(3)
    @DisplayName("a limit of 30 days is not reached in some milliseconds")
    void days() throws Exception {
        try (TimerByHand timer = new TimerByHand();
                Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            AtomicInteger pings = new AtomicInteger();
            connection.closeWhenIdle(Duration.ofDays(30), pings::incrementAndGet, timer);
            awaitIdle(connection);
            for (int check = 1; check <= 3; check++) {
                timer.check.run();
            }
            assertThat(connection.isOpen())
                    .as("a connection is open after three checks, with a limit of 30 days for the idle time")
                    .isTrue();
            assertThat(pings.get())
                    .as("pings in three checks, with a limit of 30 days for the idle time")
                    .isZero();
        }
    }

    @Test
    @Order(4)
    @DisplayName("if the ping throws a RuntimeException, the connection is closed with that reason")
    void throwsRuntimeException() throws Exception {
        RuntimeException thrown = new IllegalStateException("thrown by the ping");
        try (TimerByHand timer = new TimerByHand();
                Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            Runnable sendPing = () -> {
                throw thrown;
            };
            connection.closeWhenIdle(SHORT, sendPing, timer);
            awaitIdle(connection);
            try {
                timer.check.run();
            } catch (RuntimeException again) {
                // The check may throw the exception to the timer too.
            }
            assertThat(failureOf("the end of a connection whose ping threw a RuntimeException", connection.closed()))
                    .as("the reason for closing a connection whose ping threw a RuntimeException")
                    .isSameAs(thrown);
        }
    }

    @Test
    @Order(5)
    @DisplayName("after a check too, nothing stays in the timer for a closed connection")
    void nothingStays() throws Exception {
        AtomicInteger checks = new AtomicInteger();
        try (EarlyTimer timer = new EarlyTimer(checks);
                Loopback loopback = Loopback.open()) {
            timer.setRemoveOnCancelPolicy(true);
            AsyncConnection connection = loopback.serve(loopback.connect());
            connection.closeWhenIdle(Duration.ofHours(4), () -> {}, timer);
            waitUntil("the first check of a connection", () -> checks.get() > 0);
            connection.close();
            // Checked by the timer's only thread: a task that is repeated is in the queue then, and does not run.
            waitUntil(
                    "the timer to have no task left for a closed connection that was checked once",
                    () -> timer.submit(() -> timer.getQueue().isEmpty())
                            .get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Runs no check: the test does. */
    private static final class TimerByHand extends ScheduledThreadPoolExecutor {

        private Runnable check;

        TimerByHand() {
            super(1);
            setRemoveOnCancelPolicy(true);
        }

        /** What a check has left in the timer is removed, as a timer removes a task that it runs. */
        void runCheck() {
            getQueue().clear();
            check.run();
        }

        private ScheduledFuture<?> keep(Runnable task) {
            check = task;
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return keep(task);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
            return keep(task);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
            return keep(task);
        }

        @Override
        public void close() {
            shutdownNow();
        }
    }

    /** Runs the first check after a millisecond, and the others when the code says. */
    private static final class EarlyTimer extends ScheduledThreadPoolExecutor {

        private final AtomicInteger checks;
        private boolean started;

        EarlyTimer(AtomicInteger checks) {
            super(1);
            this.checks = checks;
        }

        private Runnable counting(Runnable task) {
            return () -> {
                task.run();
                checks.incrementAndGet();
            };
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            long early = started ? delay : unit.convert(1, TimeUnit.MILLISECONDS);
            started = true;
            return super.schedule(counting(task), early, unit);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
            return super.scheduleAtFixedRate(counting(task), 0, period, unit);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
            return super.scheduleWithFixedDelay(counting(task), 0, delay, unit);
        }

        @Override
        public void close() {
            shutdownNow();
        }
    }
}
