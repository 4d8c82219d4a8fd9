// Mistake: gives the permit back only when the connection is closed.
// Fails with: [permits that are left after a handler returned, and left its connection open: 1 from before, and 1 given back] expected: 2 but was: 1
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try {
                handle(connection);
            } finally {
                if (!connection.isOpen()) {
                    permits.release();
                }
            }
        };
    }
}
