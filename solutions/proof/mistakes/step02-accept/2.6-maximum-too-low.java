// Mistake: stops doubling one step too early, at 160 ms.
// Fails with: it should grow to 250 ms, and no further
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
