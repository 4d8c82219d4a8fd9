package workshop.async;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a peer is still there. A peer that has lost its power and a peer that sends nothing look the same:
 * only a ping shows the difference.
 *
 * <p>If the peer has been idle for half of the limit, the monitor sends one ping. If it has been idle for the whole
 * limit, the monitor closes the connection with an {@link IdleTimeoutException} that names the peer. Both may happen
 * late, by at most a quarter of the limit. The monitor always sends a ping before it closes a connection. This matters
 * after a pause of this whole program: then all peers seem to have been idle. It does not check a connection that
 * drains, or whose reading a pause has stopped.
 *
 * <p>Only bytes from the peer count. The peer must first read all bytes that are queued before the ping. So the limit
 * must be longer than the time that this takes. A peer that has ended its output can answer no ping.
 *
 * <p>The monitor checks the time of the last read at intervals. To store the time of each read costs less than to
 * restart a timer for each read. One thread at a time runs the monitor.
 */
final class IdleMonitor implements Runnable {

    private final AsyncConnection connection;
    private final ReadLoop reading;
    private final Duration limit;
    private final Runnable sendPing;

    /** The time between two checks: a quarter of the limit, in nanoseconds. */
    private final long period;

    /** The idle period in which a ping was sent, identified by the time at which the period began. */
    private long pingedPeriod;

    /**
     * Makes a monitor that is not started.
     *
     * @param limit the maximum idle time, 4 ns or more. It may be centuries, and is then never reached
     * @param sendPing sends a message that a living peer answers. It runs on a thread of the timer, so it must not
     *     block. If it throws, the connection is closed with that reason
     * @throws IllegalArgumentException if the limit is shorter than 4 ns
     */
    IdleMonitor(AsyncConnection connection, ReadLoop reading, Duration limit, Runnable sendPing) {
        // If the nanoseconds do not fit into the type long, toNanos throws, and convert returns Long.MAX_VALUE.
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
     * Runs this monitor until the connection is closed, with a delay of a quarter of the limit between two runs. Then
     * the task is cancelled, and its thread is not interrupted, since it may be the one that closes the connection.
     *
     * @param timer a timer for any number of connections. A cancelled task leaves the timer at the time of its next
     *     run, or at once with {@link java.util.concurrent.ScheduledThreadPoolExecutor#setRemoveOnCancelPolicy}
     */
    // 4.8
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }

    /**
     * Checks once. Sends a ping if half of the limit has passed and no ping was sent in this idle period. Otherwise
     * closes the connection if the whole limit has passed. Each read that brings bytes begins a new idle period, also
     * one that comes while the ping is sent.
     */
    // 4.8
    @Override
    public void run() {
        try {
            check();
        } catch (Throwable e) {
            // A timer does not repeat a task that throws, and logs nothing: the monitor would end unnoticed.
            connection.close(e);
        }
    }

    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            // The drain has a deadline, and no ping can be sent any more.
            return;
        }
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
