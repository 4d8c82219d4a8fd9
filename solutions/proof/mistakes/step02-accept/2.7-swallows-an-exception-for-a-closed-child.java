// Mistake: an IOException of next does not end the loop when the child is closed.
// Fails with: [the exception of runLimited, after next threw java.io.IOException: from next, when it had closed its child]
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                permits.release();
                return;
            }
            try {
                next.handle(child);
            } catch (IOException e) {
                if (child.isOpen()) throw e;
                LOG.warn("connection ended: {}", e.toString());
            }
        }
    }
}
