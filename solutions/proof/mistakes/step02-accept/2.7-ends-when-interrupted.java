// Mistake: takes an interrupt for the end, though the listener is open.
// Fails with: [the listener is open, when runLimited has returned on an interrupted thread] Expecting value to be false but was true
// Or with: [the loop has ended, because its thread was interrupted while it waited for a permit]
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
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
