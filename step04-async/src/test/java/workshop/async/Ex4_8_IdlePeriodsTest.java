package workshop.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;
import static workshop.async.Loopback.waitUntil;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("4.8 Idle connections: when an idle period begins")
class Ex4_8_IdlePeriodsTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Frames FRAMES = new Frames(Inbox.MAX_LENGTH);

    @Test
    @Order(1)
    @DisplayName("the idle time begins anew with each read, before the handler gets a message, also with a part of one")
    void eachRead() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            long start = System.nanoTime();
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            AtomicLong sent = new AtomicLong();
            CompletableFuture<Boolean> noted = new CompletableFuture<>();
            assertThat(isIdleNoLongerThanSince(start, connection))
                    .as("the idle time of a new connection begins when the connection is made")
                    .isTrue();
            CompletableFuture<Void> received = connection.receive(
                    FRAMES, message -> noted.complete(isIdleNoLongerThanSince(sent.get(), connection)));
            waitUntil("a peer that sends nothing to be idle", () -> isIdle(connection));

            sent.set(System.nanoTime());
            peer.sendText("a message");
            assertThat(get("a message of a peer that was idle", noted))
                    .as("the idle time has begun anew when the handler gets a message")
                    .isTrue();

            long sentAPart = System.nanoTime();
            peer.send(new byte[2]);
            waitUntil(
                    "the idle time to begin anew with a part of a message",
                    // The clock is read first: a stall between the two cannot make an old idle time look new.
                    () -> Duration.ofNanos(System.nanoTime() - sentAPart).compareTo(connection.idleTime()) >= 0);

            long ended = System.nanoTime();
            peer.endOutput();
            failureOf("receiving to end inside a message", received);
            // The clock is read first, and a stall between the two can hide a mistake. So this looks several times.
            for (int i = 0; i < 10; i++) {
                assertThat(Duration.ofNanos(System.nanoTime() - ended))
                        .as("the time since the peer has ended its output, which is no sign of life, and the idle time")
                        .isLessThanOrEqualTo(connection.idleTime());
            }
        }
    }

    /** The idle time is read first: a stall between the two cannot make a new idle time look old. */
    private static boolean isIdleNoLongerThanSince(long time, AsyncConnection connection) {
        Duration idle = connection.idleTime();
        return idle.compareTo(Duration.ofNanos(System.nanoTime() - time)) <= 0;
    }

    private static boolean isIdle(AsyncConnection connection) {
        return connection.idleTime().compareTo(SHORT) > 0;
    }

    @Test
    @Order(2)
    @DisplayName("each idle period has a ping of its own, even if no check came between two periods")
    void secondPeriod() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            Peer peer = loopback.connect();
            AsyncConnection connection = loopback.serve(peer);
            AtomicInteger pings = new AtomicInteger();
            Runnable sendPing = () -> {
                if (pings.incrementAndGet() == 1) {
                    answerAndBeIdleAgain(peer, connection);
                }
            };
            connection.closeWhenIdle(SHORT, sendPing, timer);
            new Inbox().receiveFrom(connection);
            failureOf("a connection to be closed that is idle for a second time", connection.closed());
            assertThat(pings.get())
                    .as("pings in two idle periods, the second of which has passed when the timer checks again")
                    .isEqualTo(2);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @Order(3)
    @DisplayName("a limit of centuries is never reached, however often the timer checks")
    void centuries() throws Exception {
        HurriedTimer timer = new HurriedTimer();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection patient = loopback.serve(loopback.connect());
            AtomicInteger pings = new AtomicInteger();
            assertThatCode(() -> patient.closeWhenIdle(ChronoUnit.FOREVER.getDuration(), pings::incrementAndGet, timer))
                    .as("a limit of centuries for the idle time")
                    .doesNotThrowAnyException();
            waitUntil("three checks of an idle connection", () -> timer.checks.get() >= 3 || !patient.isOpen());
            assertThat(patient.isOpen())
                    .as("a connection is open after three checks, with a limit of centuries for the idle time")
                    .isTrue();
            assertThat(pings.get())
                    .as("pings in three checks, with a limit of centuries for the idle time")
                    .isZero();
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @Order(4)
    @DisplayName("a limit may be shorter than a millisecond")
    void shorterThanAMillisecond() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            AsyncConnection connection = loopback.serve(loopback.connect());
            AtomicInteger pings = new AtomicInteger();
            assertThatCode(() -> connection.closeWhenIdle(Duration.ofNanos(900_000), pings::incrementAndGet, timer))
                    .as("a limit of 0.9 ms for the idle time")
                    .doesNotThrowAnyException();
            assertThat(failureOf("the end of an idle connection, with a limit of 0.9 ms", connection.closed()))
                    .as("why the connection was closed, with a limit of 0.9 ms")
                    .isInstanceOf(IdleTimeoutException.class);
            assertThat(pings.get()).as("pings, with a limit of 0.9 ms").isEqualTo(1);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    @Order(5)
    @DisplayName("bytes that wait for an idle peer do not keep its connection open, and are no ping")
    void bytesWait() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Loopback loopback = Loopback.open()) {
            loopback.connect();
            FaultyChannel channel = new FaultyChannel(loopback.accept());
            channel.stallWrites();
            AsyncConnection connection = new AsyncConnection(channel);
            connection.send(FRAMES.encode(ByteBuffer.allocate(10)));
            AtomicInteger pings = new AtomicInteger();
            connection.closeWhenIdle(SHORT, pings::incrementAndGet, timer);
            assertThat(failureOf("the end of an idle connection for which bytes wait", connection.closed()))
                    .as("why an idle connection was closed for which bytes wait")
                    .isInstanceOf(IdleTimeoutException.class);
            assertThat(pings.get())
                    .as("pings to an idle peer for which bytes wait")
                    .isEqualTo(1);
        } finally {
            timer.shutdownNow();
        }
    }

    /** Runs each task after a millisecond, however long its delay is. */
    private static final class HurriedTimer extends ScheduledThreadPoolExecutor {

        private final AtomicInteger checks = new AtomicInteger();

        HurriedTimer() {
            super(1);
        }

        private Runnable counting(Runnable check) {
            return () -> {
                check.run();
                checks.incrementAndGet();
            };
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable check, long delay, TimeUnit unit) {
            return super.schedule(counting(check), 1, TimeUnit.MILLISECONDS);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable check, long first, long period, TimeUnit unit) {
            return super.scheduleAtFixedRate(counting(check), 1, 1, TimeUnit.MILLISECONDS);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable check, long first, long delay, TimeUnit unit) {
            return super.scheduleWithFixedDelay(counting(check), 1, 1, TimeUnit.MILLISECONDS);
        }
    }

    /** Holds the timer's only thread until the peer has answered, and the whole limit has passed once more. */
    private static void answerAndBeIdleAgain(Peer peer, AsyncConnection connection) {
        try {
            long sent = System.nanoTime();
            peer.sendText("pong");
            waitUntil(
                    "the answer to the first ping",
                    () -> Duration.ofNanos(System.nanoTime() - sent).compareTo(connection.idleTime()) >= 0);
            waitUntil("a peer that has answered once to be idle again", () -> isIdle(connection));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
