// Mistake: gives the permit back only when the handler returns.
// Fails with: [permits that are left after a handler threw java.io.IOException: deliberate: 1 from before, and 1 given back] expected: 2 but was: 1
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            handle(connection);
            permits.release();
        };
    }
}
