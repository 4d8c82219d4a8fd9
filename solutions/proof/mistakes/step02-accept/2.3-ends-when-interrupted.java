// Mistake: takes an interrupt for the end, though the listener is open.
// Fails with: run ended on an interrupted thread, though its listener was open: it returned
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int consecutiveFailures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                consecutiveFailures++;
                backOff(e, consecutiveFailures);
            }
        }
        return null;
    }
}
