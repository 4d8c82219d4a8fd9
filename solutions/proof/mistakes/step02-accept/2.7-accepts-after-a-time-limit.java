// Mistake: waits for a permit with a time limit, and accepts without a permit after that.
// Fails with: the second client at a limit of 1 got an answer, but should wait in the accept queue
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            try {
                if (!permits.tryAcquire(10, java.util.concurrent.TimeUnit.SECONDS)) {
                    LOG.warn("still at the limit");
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
