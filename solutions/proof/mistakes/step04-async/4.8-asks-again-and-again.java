// Mistake: asks at every look, not once in a silence.
// Fails with: [how often the peer was asked in one silence] expected: 1 but was: 
package workshop.async;

class AsyncConnection {
    public void closeWhenIdle(Duration limit, Runnable nudge, ScheduledExecutorService timer) {
        long often = TimeUnit.NANOSECONDS.convert(limit.dividedBy(16));
        Future<?> watch =
                timer.scheduleWithFixedDelay(new SilenceWatch(limit, nudge), often, often, TimeUnit.NANOSECONDS);
        closed.whenComplete((end, reason) -> watch.cancel(false));
    }

    class SilenceWatch {
        @Override
        public void run() {
            long began = lastHeard;
            Duration silence = silentFor();
            if (silence.compareTo(limit) >= 0 && asked == began) {
                close(new IdleTimeoutException("nothing came from " + peer + " for " + silence.toMillis() + " ms"));
            } else if (silence.compareTo(limit.dividedBy(2)) >= 0) {
                asked = began;
                ask();
            }
        }
    }
}
