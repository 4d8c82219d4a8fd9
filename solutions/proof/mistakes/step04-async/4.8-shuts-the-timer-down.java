// Mistake: the timer is shut down when one of its connections is closed.
// Fails with: [the timer was shut down when one of its connections was closed] Expecting value to be false but was true
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> { task.cancel(false); timer.shutdown(); });
    }
}
