// Mistake: waits on after an interrupt, until the time is over.
// Fails with: ms after an interrupt before the wait: an interrupt should end the wait
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        long wait = Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 6), MAX_WAIT_MILLIS);
        long end = System.nanoTime() + wait * 1_000_000;
        boolean interrupted = false;
        for (long left = wait; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
