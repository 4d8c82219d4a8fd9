// Mistake: the task ends itself when it finds the connection closed, at its next check.
// Fails with: waited for the timer to have no task left for closed connections, and it did not come
package workshop.async;

class IdleMonitor {
    private volatile Future<?> task;

    void start(ScheduledExecutorService timer) {
        task = timer.scheduleWithFixedDelay(this, period, period, TimeUnit.NANOSECONDS);
    }

    public void run() {
        if (!connection.isOpen()) {
            task.cancel(false);
            return;
        }
        try {
            check();
        } catch (Throwable e) {
            connection.close(e);
        }
    }
}
