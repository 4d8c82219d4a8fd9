// Mistake: when an interrupt has closed the listener, acceptNext throws, and does not return null.
// Fails with: [the end of run on an interrupted thread, after accept has closed its listener] expected: "none: run returned" but was: 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (java.nio.channels.ClosedByInterruptException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
    }
}
