// Mistake: holds a lock while it takes a permit and waits for a client, so a second loop with the same permits accepts nobody.
// Fails with: waited for the echo to a client of another loop with these permits, while the first loop waits for a client, and it did not come
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            SocketChannel child;
            synchronized (permits) {
                permits.acquireUninterruptibly();
                child = acceptNext(listener);
                if (child == null) {
                    permits.release();
                    return;
                }
            }
            next.handle(child);
        }
    }
}
