// Mistake: gives the permit back when next throws. But next has done that already.
// Fails with: [permits of 10 that are left, after next has given one back and thrown java.io.IOException: from next] expected: 10 but was: 11
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                permits.release();
                return;
            }
            try {
                next.handle(child);
            } catch (IOException | RuntimeException e) {
                permits.release();
                throw e;
            }
        }
    }
}
