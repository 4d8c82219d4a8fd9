// Mistake: the maximum begins one failure too late: the seventh wait is 320 ms.
// Fails with: it should grow to 250 ms, and no further
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(consecutiveFailures > 7 ? MAX_WAIT_MILLIS : MIN_WAIT_MILLIS << (consecutiveFailures - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
