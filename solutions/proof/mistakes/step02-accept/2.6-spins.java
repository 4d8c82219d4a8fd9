// Mistake: tries again at once, and again.
// Fails with: % of the CPU time of a thread that never waits: it spins, where it should wait between two tries
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    static void backOff(IOException failure, int inARow) {
        if (inARow == 1) {
            log.warn("cannot accept, will try again: {}", failure.toString());
        }
        // Doubling without end would overflow, after a minute or so of failures; eight times lead past the longest.
        long doubled = FIRST_WAIT_MILLIS << Math.min(inARow - 1, 8);
        log.debug("would wait {} of {} ms", doubled, LONGEST_WAIT_MILLIS);
    }
}
