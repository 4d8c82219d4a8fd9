// Mistake: uses the message of the failure as a format.
// Fails with: [the exception of backOff, for a failure with a percent sign in its message: java.io.IOException: 100 % of the descriptors are used] expected: null but was: 
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures == 1) {
            LOG.warn(String.format("cannot accept: " + failure.getMessage() + ", next try in %d ms", MIN_WAIT_MILLIS));
        }
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
