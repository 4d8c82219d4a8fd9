// Mistake: the releasing handler closes the connection, which belongs to the handler in it.
// Fails with: [the connection is open, after the handler in a releasing handler returned, and left its connection open] Expecting value to be true but was false
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try (connection) {
                handle(connection);
            } finally {
                permits.release();
            }
        };
    }
}
