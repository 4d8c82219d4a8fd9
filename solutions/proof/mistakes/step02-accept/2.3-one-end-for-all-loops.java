// Mistake: keeps the end in a static field. So after the end of the first loop, no other one begins.
// Fails with: the accept loop ended with java.lang.IllegalStateException: run returned, though its listener is open
package workshop.accept;

class AcceptLoop {
    private static volatile boolean closed;

    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        while (!closed) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                closed = true;
            } catch (IOException e) {
                backOff(e, ++failures);
            }
        }
        return null;
    }
}
