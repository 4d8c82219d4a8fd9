// Mistake: releasing takes a permit too, if one is left.
// Fails with: [permits that are left while the handler serves a connection: 1 from before] expected: 1 but was: 0
// Or with: waited for the echo to the second of two at a time, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            boolean taken = permits.tryAcquire();
            try {
                handle(connection);
            } finally {
                if (taken) {
                    permits.release();
                }
                permits.release();
            }
        };
    }
}
