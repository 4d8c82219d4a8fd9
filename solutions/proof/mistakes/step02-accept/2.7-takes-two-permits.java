// Mistake: the handler takes a second permit, as if the loop had taken none.
// Fails with: waited for the echo to the second of two at a time, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            permits.acquireUninterruptibly();
            try {
                handle(connection);
            } finally {
                permits.release();
            }
        };
    }
}
