// Mistake: swallows the exception of next when the listener is closed, as if the close had caused it.
// Fails with: [the exception of runLimited, after next threw java.io.IOException: from next, and after the close] expected: 
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        try {
            while (true) {
                permits.acquireUninterruptibly();
                SocketChannel child = acceptNext(listener);
                if (child == null) {
                    permits.release();
                    return;
                }
                next.handle(child);
            }
        } catch (IOException e) {
            if (listener.isOpen()) {
                throw e;
            }
        }
    }
}
