// Mistake: calls a method of the message, which may be null.
// Fails with: [the exception of backOff, for a failure without a message: java.io.IOException] expected: null but was: 
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures == 1) {
            LOG.warn("cannot accept, will try again: {}", failure.getMessage().strip());
        }
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
