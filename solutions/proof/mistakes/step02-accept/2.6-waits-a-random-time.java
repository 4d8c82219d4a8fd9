// Mistake: waits for any time up to the one that grows, so that many waits are short.
// Fails with: backOff waited 
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            long doubled = MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6);
            long longest = Math.min(doubled, MAX_WAIT_MILLIS);
            Thread.sleep(java.util.concurrent.ThreadLocalRandom.current().nextLong(longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
