// Mistake: the wait has no maximum.
// Fails with: consecutive failures, and it did not come
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures == 1) {
            LOG.warn("cannot accept, will try again: {}", failure.toString());
        }
        long doubled = MIN_WAIT_MILLIS << consecutiveFailures;
        try {
            Thread.sleep(Math.max(doubled, MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
