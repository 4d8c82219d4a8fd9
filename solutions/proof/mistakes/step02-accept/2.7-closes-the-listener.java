// Mistake: closes the listener at the end, also when next threw.
// Fails with: [the listener, which belongs to the caller, is open after next threw java.io.IOException: from next] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        try (listener) {
            while (true) {
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
}
