// Mistake: after an exception, the permit comes back only if the handler has left its connection open.
// Fails with: 1 from before, and 1 given back] expected: 2 but was: 1
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            boolean returned = false;
            try {
                handle(connection);
                returned = true;
            } finally {
                if (returned || connection.isOpen()) {
                    permits.release();
                }
            }
        };
    }
}
