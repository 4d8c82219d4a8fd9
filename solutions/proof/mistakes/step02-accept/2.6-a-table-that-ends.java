// Mistake: takes the waits from a table, and has none for the eighth failure.
// Fails with: waited for backOff to return after 8 consecutive failures, but it failed: java.lang.ArrayIndexOutOfBoundsException
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        long[] waits = {5, 10, 20, 40, 80, 160, 250};
        try {
            Thread.sleep(waits[consecutiveFailures - 1]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
