// Mistake: the task is cancelled when the peer ends its output.
// Fails with: waited for the end of an idle connection whose peer has ended its output, and it did not come
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
        reading.ended().whenComplete((end, reason) -> task.cancel(false));
    }
}
