// Mistake: a product of ints overflows after a very large number of failures, and becomes negative.
// Fails with: consecutive failures, but it failed: java.lang.IllegalArgumentException
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(Math.min(10 * consecutiveFailures, 250));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
