// Mistake: accepts and sets the option itself, and does not close the child when that fails. acceptOne does.
// Fails with: [a child whose option could not be set is open, after runLimited has accepted it] Expecting value to be false but was true
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        int failures = 0;
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child;
            try {
                child = listener.accept();
                child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (ClosedChannelException e) {
                permits.release();
                return;
            } catch (IOException e) {
                permits.release();
                backOff(e, ++failures);
                continue;
            }
            failures = 0;
            next.handle(child);
        }
    }
}
