// Mistake: adds 1 to the number of the failure, which overflows when it is the largest int.
// Fails with: waited for backOff to return after 2147483647 consecutive failures, and it did not come
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures <= 1) {
            LOG.warn("cannot accept, will try again: {}", failure.toString());
        }
        int n = consecutiveFailures + 1;
        long millis = n > 7 ? 250 : 5L << (n - 2);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
