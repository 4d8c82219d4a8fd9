// Mistake: the action of the close cancels a field that is set after that. If the connection is closed, it is null.
// Fails with: waited for the timer to have no task left for closed connections, and it did not come
package workshop.async;

class IdleMonitor {
    private volatile Future<?> task;

    void start(ScheduledExecutorService timer) {
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
        task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
    }
}
