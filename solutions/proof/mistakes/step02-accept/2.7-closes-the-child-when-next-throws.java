// Mistake: closes the child when next throws. The child belongs to next.
// Fails with: [the child, which belongs to next, is open after next threw java.io.IOException: from next] Expecting value to be true but was false
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
            } catch (IOException | RuntimeException e) {
                child.close();
                throw e;
            }
        }
    }
}
