// Mistake: treats the close of the listener as a failure, and tries again. (Only the interrupt after the test ends it.)
// Fails with: the accept loop still runs, long after its listener was closed
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; !Thread.currentThread().isInterrupted(); consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
        return null;
    }
}
