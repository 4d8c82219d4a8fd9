// Mistake: takes all permits that are left, and counts the rest itself.
// Fails with: [permits of 3 that are left, while a client is served, and the loop waits for the next one] expected: 1 but was: 0
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        int taken = 0;
        try {
            while (true) {
                if (taken == 0) {
                    permits.acquireUninterruptibly();
                    taken = 1 + permits.drainPermits();
                }
                SocketChannel child = acceptNext(listener);
                if (child == null) {
                    return;
                }
                taken--;
                next.handle(child);
            }
        } finally {
            permits.release(taken);
        }
    }
}
