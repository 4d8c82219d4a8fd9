// Mistake: takes only a close during accept for the end. When the listener is closed before, accept of JDK 25 throws another exception.
// Fails with: [run returns, when its listener is closed already] Expecting value to be true but was false
// Or with: the accept loop still runs, long after its listener was closed
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        // Only the interrupt after the test ends it.
        for (int consecutiveFailures = 1; !Thread.currentThread().isInterrupted(); consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (java.nio.channels.AsynchronousCloseException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
        return null;
    }
}
