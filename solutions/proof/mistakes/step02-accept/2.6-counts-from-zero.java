// Mistake: passes 0 after the first failure, and the shift by -1 makes the wait negative.
// Fails with: run ended after a failure of accept, though its listener was open: it threw java.lang.IllegalArgumentException
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 0; ; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
    }

    static void backOff(Throwable failure, int consecutiveFailures) {
        long doubled = 5L << Math.min(consecutiveFailures - 1, 6);
        try {
            Thread.sleep(Math.min(doubled, 250));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
