// Mistake: gives up after some hundred failures.
// Fails with: [the exception of run, after 1000 failures of accept] expected: null but was: 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                if (consecutiveFailures == 500) {
                    throw new java.io.UncheckedIOException(new IOException("giving up", e));
                }
                backOff(e, consecutiveFailures);
            }
        }
    }
}
