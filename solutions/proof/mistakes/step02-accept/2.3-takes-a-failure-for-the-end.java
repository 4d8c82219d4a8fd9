// Mistake: every IOException of accept is taken for the end of the loop.
// Fails with: [the exception of run, after accept failed with java.io.IOException: from accept]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        try {
            return acceptOne(listener);
        } catch (IOException e) {
            return null;
        }
    }
}
