// Mistake: waits only from the second failure on.
// Fails with: : it should start with a few milliseconds
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures <= 1) {
            return;
        }
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 2, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
