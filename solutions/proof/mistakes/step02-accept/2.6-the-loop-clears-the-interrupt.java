// Mistake: clears the interrupt status after the wait, so that accept does not close the listener.
// Fails with: [the thread is still interrupted, after failures of accept] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
                Thread.interrupted();
            }
        }
    }
}
