// Mistake: run throws the exception of a failing accept.
// Fails with: expected: null but was: "java.io.UncheckedIOException: java.io.IOException
// Seen on: Linux
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
