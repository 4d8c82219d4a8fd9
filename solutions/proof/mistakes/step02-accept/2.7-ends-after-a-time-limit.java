// Mistake: waits for a permit with a time limit, and ends the loop after that.
// Fails with: [what failed, while no permit was left] expected: null but was: the accept loop ended with java.lang.IllegalStateException: run returned
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            try {
                if (!permits.tryAcquire(10, java.util.concurrent.TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                permits.acquireUninterruptibly();
                Thread.currentThread().interrupt();
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
