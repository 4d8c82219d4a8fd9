// Mistake: the timer holds on to connections that are closed.
// Fails with: waited for the timer to have no task left for closed connections, and it did not come
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
    }
}
