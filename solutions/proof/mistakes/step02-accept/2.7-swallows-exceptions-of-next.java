// Mistake: logs an exception of next and goes on.
// Fails with: [the exception of runLimited, after next threw java.io.IOException: from next]
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
            } catch (IOException e) {
                LOG.warn("a handler failed", e);
            }
        }
    }
}
