// Mistake: takes another permit after each failure of accept.
// Fails with: [permits of 10 that are left, after accept has failed once and the loop has ended] expected: 10 but was: 9
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
            } catch (IOException e) {
                backOff(e, 1);
                continue;
            }
            next.handle(child);
        }
    }
}
