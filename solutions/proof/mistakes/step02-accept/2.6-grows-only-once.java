// Mistake: waits the same short time for the first ten failures.
// Fails with: : it should grow step by step
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(consecutiveFailures < 10 ? MIN_WAIT_MILLIS : MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
