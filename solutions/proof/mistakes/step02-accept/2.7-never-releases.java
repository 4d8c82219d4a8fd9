// Mistake: gives no permit back.
// Fails with: waited for the echo to the third client, after the first has disconnected, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> handle(connection);
    }
}
