// Mistake: the time between two checks is a number of whole milliseconds, and a short limit has none.
// Fails with: [a limit of 0.9 ms for the idle time] Expecting code not to raise a throwable but caught
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        long millis = TimeUnit.NANOSECONDS.toMillis(period);
        Future<?> task = timer.scheduleWithFixedDelay(this, millis, millis, TimeUnit.MILLISECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }
}
