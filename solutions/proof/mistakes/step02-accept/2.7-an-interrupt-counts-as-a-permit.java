// Mistake: after an interrupt, goes on without a permit.
// Fails with: the second client at a limit of 1, after an interrupt of the loop's thread got an answer
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                LOG.debug("interrupted", e);
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
