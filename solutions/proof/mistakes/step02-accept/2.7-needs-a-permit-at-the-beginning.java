// Mistake: refuses to begin when no permit is left.
// Fails with: [what failed, when no permit was left at the beginning]
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        if (permits.availablePermits() < 1) {
            throw new IllegalArgumentException("no permit for any connection: " + permits);
        }
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                permits.release();
                return;
            }
            next.handle(child);
        }
    }
}
