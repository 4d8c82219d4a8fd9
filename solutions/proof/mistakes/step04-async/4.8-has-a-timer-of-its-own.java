// Mistake: starts a timer of its own, and does not use the one that it gets.
// Fails with: [the name of the thread that sends a ping] expected: "the timer" but was: 
// Fails with: waited for three checks of an idle connection, and it did not come
package workshop.async;

class IdleMonitor {
    void start(ScheduledExecutorService timer) {
        var own = new java.util.Timer(true);
        own.schedule(
                new java.util.TimerTask() {
                    @Override
                    public void run() {
                        IdleMonitor.this.run();
                    }
                },
                Math.min(period / 1_000_000, 1_000_000_000),
                Math.min(Math.max(1, period / 1_000_000), 1_000_000_000));
        connection.closed().whenComplete((end, reason) -> own.cancel());
    }
}
