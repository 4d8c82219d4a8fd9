// Mistake: a shift that goes too far comes out negative.
// Fails with: waited for backOff to return after 61 failures in a row, but it failed: java.lang.IllegalArgumentException
package workshop.accept;

class AcceptLoop {
    static void backOff(IOException failure, int inARow) {
        try {
            Thread.sleep(Math.min(FIRST_WAIT_MILLIS << inARow, LONGEST_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
