// Mistake: passes 0 after the first failure, so the second failure has number 1 and is logged.
// Fails with: after the first failure of accept, the loop waited 
// Or with: after the first failure after a success, the loop waited
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, failures++);
            }
        }
    }

    static void backOff(Throwable failure, int consecutiveFailures) {
        if (consecutiveFailures == 1) {
            LOG.warn("cannot accept, will try again: {}", failure.toString());
        }
        try {
            Thread.sleep(Math.min(MIN_WAIT_MILLIS << Math.min(consecutiveFailures, 6), MAX_WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
