// Mistake: takes a SocketException for the close of the listener, as code with ServerSocket does.
// Fails with: run ended after a failure of accept, though its listener was open: it returned
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException | java.net.SocketException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
    }
}
