// Mistake: a shift of a long by 64 bits or more gives a small number again.
// Fails with: : it should become much longer
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        long doubled = MIN_WAIT_MILLIS << (consecutiveFailures - 1);
        try {
            Thread.sleep(Math.clamp(doubled, MIN_WAIT_MILLIS, MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
