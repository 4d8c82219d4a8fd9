// Mistake: the task is cancelled with an interrupt, also when it closes the connection itself.
// Fails with: [the thread of the timer is interrupted when its check closes the connection]
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(true));
    }
}
