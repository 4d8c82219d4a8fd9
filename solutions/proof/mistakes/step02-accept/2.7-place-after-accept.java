// Mistake: takes the place when the client is in already.
// Fails with: [what came over the second client's connection, which nobody should have accepted] expected: "its end" but was: "the byte '!'"
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler atMost(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at most " + limit + " connections serve nobody: it takes 1 or more");
        }
        // One place is taken in advance, for the client that is accepted first.
        Semaphore places = new Semaphore(limit);
        ConnectionHandler served = connection -> {
            try {
                handle(connection);
            } finally {
                places.release();
            }
        };
        ConnectionHandler apart = served.inItsOwnThread();
        return connection -> {
            places.acquireUninterruptibly();
            apart.handle(connection);
        };
    }
}
