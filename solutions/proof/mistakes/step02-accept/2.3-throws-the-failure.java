// Mistake: run throws the exception of a failing accept.
// Fails with: run ended after a failure of accept, though its listener was open: 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        try {
            return acceptOne(listener);
        } catch (ClosedChannelException e) {
            return null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
