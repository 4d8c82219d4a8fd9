// Mistake: takes any limit.
// Fails with: [at most 0 at a time] Expecting code to raise a throwable.
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler atMost(int limit) {
        // One place is taken in advance, for the client that is accepted first.
        Semaphore places = new Semaphore(limit - 1);
        ConnectionHandler served = connection -> {
            try {
                handle(connection);
            } finally {
                places.release();
            }
        };
        ConnectionHandler apart = served.inItsOwnThread();
        return connection -> {
            apart.handle(connection);
            // The place of the next client. A place that is taken only after accept comes too late: the client
            // costs a descriptor and memory by then, and there is no limit to how many do.
            places.acquireUninterruptibly();
        };
    }
}
