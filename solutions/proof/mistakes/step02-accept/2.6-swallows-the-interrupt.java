// Mistake: the interrupt is lost: the caller cannot see it any more.
// Fails with: [the thread is still interrupted, after an interrupt before the wait] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            // The wait is over.
        }
    }
}
