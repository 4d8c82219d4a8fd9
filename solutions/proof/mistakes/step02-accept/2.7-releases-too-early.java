// Mistake: the loop gives the permit back as soon as the thread of the connection has been started.
// Fails with: the second client at a limit of 1 got an answer, but should wait in the accept queue
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

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return this;
    }
}
