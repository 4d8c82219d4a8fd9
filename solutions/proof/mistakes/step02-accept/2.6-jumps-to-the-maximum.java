// Mistake: waits 250 ms already after the second failure.
// Fails with: : it should grow step by step
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(consecutiveFailures == 1 ? MIN_WAIT_MILLIS : MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
