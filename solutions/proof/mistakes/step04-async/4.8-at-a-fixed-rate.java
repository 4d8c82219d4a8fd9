// Mistake: the checks run at a fixed rate: after a pause of the timer, they catch up without a pause.
// Fails with: [the time that the peer had to answer the ping of a timer that was late] Expecting actual: 
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleAtFixedRate(this, period, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }
}
