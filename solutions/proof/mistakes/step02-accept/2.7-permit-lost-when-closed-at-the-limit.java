// Mistake: looks at the listener between the permit and accept, and keeps the permit if it is closed.
// Fails with: [permits of 1 that are back, after the end of a loop that waited for one] expected: 1 but was: 0
// Or with: [permits of 2 that are back, after the end of the loop] expected: 2 but was: 1
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            if (!listener.isOpen()) {
                return;
            }
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                permits.release();
                return;
            }
            next.handle(child);
        }
    }
}
