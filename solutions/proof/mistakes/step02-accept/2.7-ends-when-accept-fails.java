// Mistake: calls acceptOne, and not acceptNext. So a failing accept ends the loop.
// Fails with: runLimited ended after a failure of accept, though its listener was open: it threw java.io.IOException: from accept
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child;
            try {
                child = acceptOne(listener);
            } catch (ClosedChannelException e) {
                permits.release();
                return;
            }
            next.handle(child);
        }
    }
}
