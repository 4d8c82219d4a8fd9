// Mistake: looks for an interrupt before the wait, and forgets one that comes during the wait.
// Fails with: [the thread is still interrupted, after an interrupt during the wait] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            LOG.debug("interrupted", e);
        }
    }
}
