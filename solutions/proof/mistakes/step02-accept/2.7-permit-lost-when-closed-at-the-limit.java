// Mistake: looks at the listener between the permit and accept, and keeps the permit if it is closed.
// Fails with: waited for exactly 1 of 1 permits to be back, after the end of a loop that waited for it, and it did not come
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
