// Mistake: catches only an IOException of accept, so an OutOfMemoryError ends the loop.
// Fails with: [the exception of run, after accept failed with java.lang.OutOfMemoryError: from accept]
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
            }
        }
    }
}
