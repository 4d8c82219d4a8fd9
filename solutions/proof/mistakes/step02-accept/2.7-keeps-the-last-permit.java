// Mistake: when the listener is closed, the permit for the next client is not given back.
// Fails with: [permits of 2 that are back, after the end of the loop] expected: 2 but was: 1
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                return;
            }
            next.handle(child);
        }
    }
}
