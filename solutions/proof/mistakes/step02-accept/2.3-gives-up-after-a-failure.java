// Mistake: gives up when accept fails.
// Fails with: run ended after a failure of accept, though its listener was open: 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        try {
            return acceptOne(listener);
        } catch (IOException e) {
            LOG.warn("cannot accept, giving up", e);
            return null;
        }
    }
}
