// Mistake: the wait does not grow.
// Fails with: it should begin with a few milliseconds, and grow
package workshop.accept;

class AcceptLoop {
    static void backOff(IOException failure, int inARow) {
        try {
            Thread.sleep(FIRST_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
