// Mistake: gives a permit back after the loop. When the loop has found the listener closed, it took none.
// Fails with: [permits of 10 that are left, after runLimited has found its listener closed] expected: 10 but was: 11
// Or with: [permits of 1 that are back, after the end of a loop that waited for one] expected: 1 but was: 2
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (listener.isOpen()) {
            permits.acquireUninterruptibly();
            SocketChannel child = acceptNext(listener);
            if (child != null) {
                next.handle(child);
            }
        }
        permits.release();
    }
}
