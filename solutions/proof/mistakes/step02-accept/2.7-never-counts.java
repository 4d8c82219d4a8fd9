// Mistake: runLimited has an accept loop of its own, in which each failure is the first.
// Fails with: after the fourth of four consecutive failures, in runLimited, the loop waited 
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child = null;
            while (child == null) {
                try {
                    child = acceptOne(listener);
                } catch (ClosedChannelException e) {
                    permits.release();
                    return;
                } catch (IOException e) {
                    backOff(e, 1);
                }
            }
            next.handle(child);
        }
    }
}
