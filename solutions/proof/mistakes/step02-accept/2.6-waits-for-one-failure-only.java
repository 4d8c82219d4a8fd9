// Mistake: waits only if the message says that too many files are open.
// Fails with: : it should start with a few milliseconds
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (!failure.getMessage().contains("Too many open files")) {
            return;
        }
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
