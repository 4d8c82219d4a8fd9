// Mistake: waits 250 ms after each failure, also after the first.
// Fails with: : it should start with a few milliseconds
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
