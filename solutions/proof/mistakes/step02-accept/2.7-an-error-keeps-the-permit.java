// Mistake: gives the permit back after exceptions, and not after errors.
// Fails with: waited for the echo to a healthy client, after three whose handlers threw, and it did not come
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
