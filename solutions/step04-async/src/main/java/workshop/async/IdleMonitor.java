package workshop.async;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches whether a peer is still there. A connection whose peer has lost its power looks like one whose peer has nothing
 * to say: only a ping tells.
 *
 * <p>When nothing has come for half the limit, a ping is sent, once. When nothing has come for the whole limit, the
 * connection is closed with an {@link IdleTimeoutException} that names the peer, at the latest a quarter of the limit
 * later. No connection is closed whose peer was not pinged before: after a pause of this program itself, all peers seem
 * to have been idle. While the connection is paused or drains, it is not watched.
 *
 * <p>It looks from time to time: to note the time of each read costs less than to start a timer anew for each read. One
 * thread at a time runs it.
 */
final class IdleMonitor implements Runnable {

    private final AsyncConnection connection;
    private final ReadLoop reading;
    private final Duration limit;
    private final Runnable sendPing;

    /** Between two looks: a quarter of the limit, in nanoseconds. */
    private final long period;

    /** The idle period in which the peer was pinged, known by the time when it began. */
    private long pingedPeriod;

    /**
     * A monitor that is not started.
     *
     * @param limit the maximum idle time: 4 ns or more. It may be centuries, and is then never reached
     * @param sendPing sends something that a living peer answers. It runs on a thread of the timer, so it must not block. If
     *     it throws, that is the reason for which the connection is closed
     * @throws IllegalArgumentException if the limit is shorter
     */
    IdleMonitor(AsyncConnection connection, ReadLoop reading, Duration limit, Runnable sendPing) {
        // convert, unlike toNanos, takes what is too long for a long as the longest there is.
        this.period = TimeUnit.NANOSECONDS.convert(limit.dividedBy(4));
        if (period <= 0) {
            throw new IllegalArgumentException("an idle time of " + limit + " is no limit");
        }
        this.connection = connection;
        this.reading = reading;
        this.limit = limit;
        this.sendPing = Objects.requireNonNull(sendPing);
        this.pingedPeriod = reading.lastReadTime() - 1;
    }

    /**
     * Runs this monitor every quarter of the limit, until the connection is closed. Then the task is cancelled.
     *
     * @param timer one for any number of connections. A cancelled task leaves it at its next turn, or at once if the timer
     *     removes cancelled tasks, see {@link java.util.concurrent.ScheduledThreadPoolExecutor#setRemoveOnCancelPolicy}
     */
    // 4.8
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }

    /**
     * Looks once: sends a ping if half of the limit has passed and none was sent in this idle period. Otherwise it closes
     * the connection if the whole limit has passed.
     */
    // 4.8
    @Override
    public void run() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            // It has a deadline already, and no ping can be sent any more.
            return;
        }
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            ping();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }

    private void ping() {
        try {
            sendPing.run();
        } catch (RuntimeException | Error e) {
            // A timer does not repeat a task that has thrown, and tells nobody: the monitor would just have ended.
            connection.close(e);
        }
    }
}
