// Mistake: when the listener is closed, the permit for the next client is not given back.
// Fails with: waited for exactly 2 of 2 permits to be back, after the end of the loop, and it did not come
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
