// Mistake: the timer holds on to connections that are closed.
// Fails with: waited for the timer to have nothing left to do for connections that are closed, and it did not come
package workshop.async;

class AsyncConnection {
    public void closeWhenIdle(Duration limit, Runnable nudge, ScheduledExecutorService timer) {
        long quarter = TimeUnit.NANOSECONDS.convert(limit.dividedBy(4));
        timer.scheduleWithFixedDelay(new SilenceWatch(limit, nudge), quarter, quarter, TimeUnit.NANOSECONDS);
    }
}
