// Mistake: each check schedules the next one, and the close cancels the first one.
// Fails with: waited for the timer to have no task left for a closed connection that was checked once, and it did not come
package workshop.async;

class IdleMonitor {
    private ScheduledExecutorService ownTimer;

    void start(ScheduledExecutorService timer) {
        ownTimer = timer;
        Future<?> task = timer.schedule(this, period, TimeUnit.NANOSECONDS);
        connection.closed().whenComplete((end, reason) -> task.cancel(false));
    }

    public void run() {
        try {
            check();
        } catch (Throwable e) {
            connection.close(e);
        }
        if (connection.isOpen()) {
            ownTimer.schedule(this, period, TimeUnit.NANOSECONDS);
        }
    }
}
