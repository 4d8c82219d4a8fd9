// Mistake: asks for a permit again and again, without a wait.
// Fails with: while no permit was left, the accept loop used a processor for
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            while (!permits.tryAcquire()) {
                Thread.onSpinWait();
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
