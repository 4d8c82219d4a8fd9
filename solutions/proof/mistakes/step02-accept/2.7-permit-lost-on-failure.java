// Mistake: gives the permit back only when the handler returns.
// Fails with: waited for the echo to a healthy client, after three whose handlers threw, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            handle(connection);
            permits.release();
        };
    }
}
