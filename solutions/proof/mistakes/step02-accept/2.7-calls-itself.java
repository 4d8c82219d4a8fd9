// Mistake: runLimited calls itself for each client, until the stack of its thread is full.
// Fails with: [the end of runLimited, after 50000 clients] expected: null but was: java.lang.StackOverflowError
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        permits.acquireUninterruptibly();
        SocketChannel child = acceptNext(listener);
        if (child == null) {
            permits.release();
        } else {
            next.handle(child);
            runLimited(listener, permits, next);
        }
    }
}
