// Mistake: an interrupt ends the wait for a permit, and with it the loop.
// Fails with: [the loop has ended, because its thread was interrupted while it waited for a permit]
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
