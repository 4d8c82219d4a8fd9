// Mistake: serves on the thread of the accept loop.
// Fails with: waited for the echo of the second of two at a time, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler atMost(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at most " + limit + " connections serve nobody: it takes 1 or more");
        }
        // One place is taken in advance, for the client that is accepted first.
        Semaphore places = new Semaphore(limit - 1);
        ConnectionHandler served = connection -> {
            try {
                handle(connection);
            } finally {
                places.release();
            }
        };
        ConnectionHandler apart = served;
        return connection -> {
            apart.handle(connection);
            // The place of the next client. A place that is taken only after accept comes too late: the client
            // costs a descriptor and memory by then, and there is no limit to how many do.
            places.acquireUninterruptibly();
        };
    }
}
