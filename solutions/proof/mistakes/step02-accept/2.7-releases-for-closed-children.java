// Mistake: gives the permit back when the child is closed after next. But the handler gives it back.
// Fails with: [permits of 10 that are left, after the handlers of 50000 clients gave theirs back] expected: 10 but was: 
// Or with: [permits of 1 that are back, after the end of a loop that waited for one] expected: 1 but was: 2
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        permits.acquireUninterruptibly();
        SocketChannel child;
        while ((child = acceptNext(listener)) != null) {
            next.handle(child);
            if (!child.isOpen()) {
                // The connection has ended already.
                permits.release();
            }
            permits.acquireUninterruptibly();
        }
        permits.release();
    }
}
