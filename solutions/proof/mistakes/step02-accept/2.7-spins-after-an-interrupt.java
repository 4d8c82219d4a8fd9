// Mistake: sets the interrupt again and asks for a permit again, until the listener is closed. acquire then throws at once, each time.
// Fails with: while no permit was left, after an interrupt of its thread, the accept loop used a processor for
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            acquire(permits, listener);
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                permits.release();
                return;
            }
            next.handle(child);
        }
    }

    private static void acquire(Semaphore permits, ServerSocketChannel listener) {
        while (listener.isOpen()) {
            try {
                permits.acquire();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
