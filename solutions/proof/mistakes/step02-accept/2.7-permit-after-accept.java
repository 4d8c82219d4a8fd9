// Mistake: takes the permit after the client was accepted.
// Fails with: [what the client read from the second client's connection, which should not have been accepted] expected: "the end" but was: "the byte '!'"
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        while (true) {
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                return;
            }
            permits.acquireUninterruptibly();
            next.handle(child);
        }
    }
}
