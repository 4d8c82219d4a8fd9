// Mistake: a flag against a second release belongs to all connections, not to one.
// Fails with: waited for the echo to the fourth client, after the second has disconnected, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        var released = new java.util.concurrent.atomic.AtomicBoolean();
        return connection -> {
            try {
                handle(connection);
            } finally {
                if (released.compareAndSet(false, true)) {
                    permits.release();
                }
            }
        };
    }
}
