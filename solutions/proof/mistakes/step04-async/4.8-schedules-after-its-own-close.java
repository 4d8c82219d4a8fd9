// Mistake: each check schedules the next one in the end, also if it has just closed the connection.
// Fails with: waited for the timer to have no task left for a connection that its check has closed, and it did not come
package workshop.async;

class IdleMonitor {
    private ScheduledExecutorService timer;
    private volatile Future<?> next;

    void start(ScheduledExecutorService timer) {
        this.timer = timer;
        next = timer.schedule(this, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> next.cancel(false));
    }

    public void run() {
        if (!connection.isOpen()) {
            return;
        }
        try {
            check();
        } catch (Throwable e) {
            connection.close(e);
        } finally {
            next = timer.schedule(this, period, TimeUnit.NANOSECONDS);
        }
    }
}
