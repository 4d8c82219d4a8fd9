// Mistake: looks whether a permit is left, and takes it after accept.
// Fails with: waited for the loop to take its permit, before a client comes, and it did not come
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            permits.release();
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                return;
            }
            permits.acquireUninterruptibly();
            next.handle(child);
        }
    }
}
