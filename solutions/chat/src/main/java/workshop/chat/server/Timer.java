package workshop.chat.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks now, later, or again and again, on one thread of its own. A task must not block. If it throws, that is logged,
 * and the timer goes on: a plain {@link java.util.concurrent.ScheduledExecutorService} would never run it again, and tell
 * nobody.
 *
 * <p>Thread-safe.
 */
final class Timer implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final ScheduledThreadPoolExecutor executor;

    /** A timer whose thread starts with the first task. */
    Timer(ThreadFactory threads) {
        // Tasks that come after close() are dropped.
        executor = new ScheduledThreadPoolExecutor(1, threads, new DiscardPolicy());
        // A cancelled task is removed at once. Otherwise it would keep a guest in memory that has left.
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Runs a task as soon as possible. */
    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    /** Runs a task once, after a delay in nanoseconds. */
    void after(long nanos, Runnable task) {
        executor.schedule(guarded(task), nanos, TimeUnit.NANOSECONDS);
    }

    /** Runs a task after each period, until the future is cancelled. */
    Future<?> every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        return executor.scheduleWithFixedDelay(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log(e);
            }
        };
    }

    private static void log(Throwable fault) {
        try {
            LOG.error("a fault in this program; the timer goes on", fault);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the line. The timer goes on without it.
        }
    }

    /** Ends the thread. Tasks that have not begun are dropped. Idempotent. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
