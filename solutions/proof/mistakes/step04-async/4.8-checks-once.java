// Mistake: the check is not repeated.
// Fails with: waited for an idle connection to be closed, and it did not come
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.schedule(this, period * 4, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }
}
