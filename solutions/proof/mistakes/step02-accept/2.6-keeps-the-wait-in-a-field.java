// Mistake: doubles a wait in a field at each call, and does not compute it from the number of failures.
// Fails with: : it should become much longer
package workshop.accept;

class AcceptLoop {
    private static long wait;

    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            wait = consecutiveFailures == 1 ? MIN_WAIT_MILLIS : Math.min(wait * 2, MAX_WAIT_MILLIS);
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
