// Mistake: sets the blocking mode of the listener first. The call throws, when the listener is closed already.
// Fails with: [the exception of runLimited, for a listener that was closed before the call] expected: null but was: 
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        listener.configureBlocking(true);
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
