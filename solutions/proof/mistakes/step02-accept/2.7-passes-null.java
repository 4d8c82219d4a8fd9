// Mistake: passes the null to next, which acceptNext returns when the listener is closed.
// Fails with: the accept loop ended with java.lang.IllegalStateException: next was called with null, and not with a child
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        SocketChannel child;
        do {
            permits.acquireUninterruptibly();
            child = acceptNext(listener);
            next.handle(child);
        } while (child != null);
        permits.release();
    }
}
