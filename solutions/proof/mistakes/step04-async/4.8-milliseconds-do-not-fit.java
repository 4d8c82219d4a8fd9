// Mistake: computes the time between two checks in milliseconds.
// Fails with: [a limit of centuries for the idle time] Expecting code not to raise a throwable but caught "java.lang.ArithmeticException
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        long millis = limit.toMillis() / 4;
        Future<?> task = timer.scheduleWithFixedDelay(this, millis, millis, TimeUnit.MILLISECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }
}
