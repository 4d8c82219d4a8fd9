// Mistake: backOff is synchronized, so only one thread can wait at a time.
// Fails with:  consecutive failures, and it did not come
package workshop.accept;

class AcceptLoop {
    static synchronized void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
