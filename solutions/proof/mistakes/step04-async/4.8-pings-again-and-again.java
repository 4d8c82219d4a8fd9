// Mistake: sends a ping at every look, not once in an idle period.
// Fails with: [pings in one idle period] expected: 1 but was: 
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        Future<?> task = timer.scheduleWithFixedDelay(this, period / 4, period / 4, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }

    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (idle.compareTo(limit) >= 0 && pingedPeriod == idleSince) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        } else if (idle.compareTo(limit.dividedBy(2)) >= 0) {
            pingedPeriod = idleSince;
            sendPing.run();
        }
    }
}
