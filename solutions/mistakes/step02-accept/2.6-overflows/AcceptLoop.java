// Mistake: a shift that goes too far comes out negative.
// Red says: waited for backOff to return after 1000000 failures in a row, but it failed: java.lang.IllegalArgumentException: timeout value is negative
package workshop.accept;

class AcceptLoop {
    static void backOff(IOException failure, int inARow) {
        if (inARow == 1) {
            log.warn("cannot accept, will try again: {}", failure.toString());
        }
        // Doubling without end would overflow, after a minute or so of failures; eight times lead past the longest.
        long doubled = FIRST_WAIT_MILLIS << (inARow - 1);
        try {
            Thread.sleep(Math.min(doubled, LONGEST_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
