// Mistake: takes a ClosedChannelException of next for the close of the listener.
// Fails with: [the exception of runLimited, after next threw java.nio.channels.ClosedChannelException] 
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        try {
            while (true) {
                permits.acquireUninterruptibly();
                SocketChannel child = acceptNext(listener);
                if (child == null) {
                    permits.release();
                    return;
                }
                next.handle(child);
            }
        } catch (ClosedChannelException e) {
            LOG.info("the listener was closed");
        }
    }
}
