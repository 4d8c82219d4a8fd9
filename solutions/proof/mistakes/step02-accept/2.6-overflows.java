// Mistake: a shift by too many bits gives a negative number.
// Fails with: waited for backOff to return after 61 consecutive failures, but it failed: java.lang.IllegalArgumentException
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << consecutiveFailures, MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
