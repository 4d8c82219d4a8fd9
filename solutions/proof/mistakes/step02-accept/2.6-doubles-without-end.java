// Mistake: the wait has no limit.
// Fails with: failures in a row, and it did not come
package workshop.accept;

class AcceptLoop {
    static void backOff(IOException failure, int inARow) {
        if (inARow == 1) {
            log.warn("cannot accept, will try again: {}", failure.toString());
        }
        // Doubling without end would overflow, after a minute or so of failures; eight times lead past the longest.
        long doubled = FIRST_WAIT_MILLIS << inARow;
        try {
            Thread.sleep(Math.max(doubled, LONGEST_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
