// Mistake: takes the permit for the next client after each client, and none for the first one.
// Fails with: the second client at a limit of 1 got an answer, but should wait in the accept queue
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        run(listener, child -> {
            next.handle(child);
            permits.acquireUninterruptibly();
        });
    }
}
