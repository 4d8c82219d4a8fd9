// Mistake: gives the permit back after exceptions, and not after errors.
// Fails with: [permits that are left after a handler threw java.lang.StackOverflowError: deliberate: 1 from before, and 1 given back] expected: 2 but was: 1
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try {
                handle(connection);
            } catch (IOException | RuntimeException e) {
                permits.release();
                throw e;
            }
            permits.release();
        };
    }
}
