// Mistake: both the loop and the handler give the permit back.
// Fails with: the second client at a limit of 1 got an answer, but should wait in the accept queue
// Fails with: [permits of 2 that are back, after the end of the loop] expected: 2 but was: 
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            permits.acquireUninterruptibly();
            try {
                SocketChannel child = acceptNext(listener);
                if (child == null) {
                    return;
                }
                next.handle(child);
            } finally {
                permits.release();
            }
        }
    }
}
