// Mistake: tries again at once, without a wait.
// Fails with: % of the CPU time of a thread that never waits: it spins, but should wait between two tries
// Fails with: : it should start with a few milliseconds
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures == 1) {
            LOG.warn("cannot accept, will try again: {}", failure.toString());
        }
        long doubled = MIN_WAIT_MILLIS << Math.min(consecutiveFailures - 1, 8);
        LOG.debug("would wait {} of {} ms", doubled, MAX_WAIT_MILLIS);
    }
}
