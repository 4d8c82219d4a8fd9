// Mistake: nobody learns any more that the thread was interrupted.
// Fails with: [the thread is still interrupted, after an interrupt has ended the wait] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static void backOff(IOException failure, int inARow) {
        try {
            Thread.sleep(Math.min(FIRST_WAIT_MILLIS << Math.min(inARow - 1, 6), LONGEST_WAIT_MILLIS));
        } catch (InterruptedException e) {
            // No more waiting, then.
        }
    }
}
