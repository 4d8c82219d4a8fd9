// Mistake: cancels the task only if the connection was closed without a failure.
// Fails with: waited for the timer to have no task left for closed connections, and it did not come
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
        connection.closed().thenRun(() -> task.cancel(false));
    }
}
