// Mistake: when accept fails on an interrupted thread, gives up, though the listener is open.
// Fails with: run ended after a failure of accept, though its listener was open: it returned
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
                if (Thread.currentThread().isInterrupted()) {
                    return null;
                }
            }
        }
    }
}
