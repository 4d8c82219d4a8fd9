// Mistake: after a failure, gives the permit back twice: the limit grows with each failure.
// Fails with: [permits that are left after a handler threw java.io.IOException: deliberate: 1 from before, and 1 given back] expected: 2 but was: 3
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try {
                handle(connection);
            } catch (IOException | RuntimeException | Error e) {
                permits.release();
                throw e;
            } finally {
                permits.release();
            }
        };
    }
}
